/** What JSON can say and a reply should not: it may read `1e400`, and an own `__proto__`. */
const NASTY: readonly unknown[] = [
  ...[
    null,
    true,
    '',
    '0',
    '-1',
    '\ud800\u202e\u0000',
    '__proto__',
    'x'.repeat(20_000),
    '9999-12-31T23:59:59Z',
  ],
  ...[0, -0, -1, 0.5, 2 ** 53, 253_402_300_799, 1e21, JSON.parse('1e400')],
  ...[
    [],
    [[]],
    [null],
    {},
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ],
  ...[{ toString: 1, valueOf: null, length: 9 }, JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`)],
];
/** Engines, trackers, rows of lists: of so many brothers of one shape two stand for all. */
const ALIKE = 2;

/** A value with one thing changed in it: each nasty in each place in turn, and each place gone. */
export function* everyChange(value: unknown): Generator<unknown> {
  yield* NASTY;
  if (typeof value !== 'object' || value === null) return;
  for (const name of differing(value)) {
    const { [name]: below, ...rest } = value as Record<string, unknown>;
    if (!Array.isArray(value)) yield rest;
    for (const changed of everyChange(below)) yield put(value, name, changed);
  }
}

function put(value: object, name: string, changed: unknown): unknown {
  if (Array.isArray(value)) return value.with(Number(name), changed);
  return { ...value, [name]: changed };
}

function differing(value: object): readonly string[] {
  const seen = new Map<string, number>();
  return Object.entries(value).flatMap(([name, below]) => {
    const shape = typeof below === 'object' ? JSON.stringify(Object.keys(below ?? {})) : name;
    seen.set(shape, (seen.get(shape) ?? 0) + 1);
    return (seen.get(shape) ?? 0) > ALIKE ? [] : [name];
  });
}
