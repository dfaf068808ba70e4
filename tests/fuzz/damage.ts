import fc from 'fast-check';

/** What stands where something else is expected. */
const NASTY: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    -1,
    0.5,
    1e308,
    -0,
    2 ** 53,
    '',
    ' ',
    '0',
    '__proto__',
    'constructor',
    '\u202e',
    '\ud800',
  ],
  ...[[], {}, [[]], [null], { error: {} }, { length: 5 }, '<img src=x onerror=alert(1)>', 'x'.repeat(5_000)],
];

export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

/** One change: which way down at each level, what is done there, and with what. */
interface Blow {
  readonly path: readonly number[];
  readonly does: 'put' | 'drop' | 'rename' | 'double';
  readonly put: unknown;
}

const blow: fc.Arbitrary<Blow> = fc.record({
  path: fc.array(fc.nat(500), { maxLength: 6 }),
  does: fc.constantFrom('put', 'put', 'drop', 'rename', 'double'),
  put: odd,
});

/** A value out of JSON with one to five of its places changed, at every depth; it is JSON again. */
export const damaged = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(blow, { minLength: 1, maxLength: 5 })
    .map((blows) => JSON.parse(JSON.stringify(blows.reduce(strike, value)) ?? 'null'));

function strike(value: unknown, { path: [choice, ...rest], does, put }: Blow): unknown {
  if (choice === undefined || typeof value !== 'object' || value === null) return put;
  const entries = Object.entries(value);
  if (entries.length === 0) return put;
  const at = choice % entries.length;
  const changed = entries.flatMap(([name, below], index): [string, unknown][] => {
    if (index !== at) return [[name, below]];
    if (rest.length > 0) return [[name, strike(below, { path: rest, does, put })]];
    if (does === 'drop') return [];
    if (does === 'rename') return [[String(put), below]];
    return does === 'double'
      ? [
          [name, below],
          [`${name}2`, below],
        ]
      : [[name, put]];
  });
  return Array.isArray(value) ? changed.map(([, below]) => below) : Object.fromEntries(changed);
}
