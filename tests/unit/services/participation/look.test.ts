import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import type { OutboxState, Participation } from '@/utils/domain/participation';
import { look } from '@/utils/services/participation/look';
import { inState } from '@/utils/services/participation/row';
import type { OutboxRow } from '@/utils/services/storage/schema';
import { ABUSE, COMMENT, callOf, createLittleOutbox, DELETION, held, OBJECT, VOTE } from './little-outbox';

const AT = 60 * MINUTE;
const FROM = AT - 5 * MINUTE;
const NOT_THERE: OutboxState = { phase: 'uncertain', failure: null };
const DONE: OutboxState = { phase: 'done', comment: null, already: false };
const comment = (more: object = {}) => ({
  ...{ id: 'u-1', at: AT, text: COMMENT.text, tags: [], positive: 0, negative: 0, abuse: 3, ...more },
});
const vote = (more: object = {}) => ({ id: 'v-1', at: AT, verdict: 'malicious', value: 1, ...more });

let little: ReturnType<typeof createLittleOutbox>;

beforeEach(async () => {
  little = createLittleOutbox();
  await little.clock.advance(AT);
});

/** Looks for what was said; VirusTotal says `value`. */
async function lookFor(row: OutboxRow, value: unknown): Promise<OutboxState> {
  const looked = look(little.parts, row);
  little.sent.at(-1)?.answer({ ok: true, value } as object);
  return looked;
}

const said = (what: Participation, more: Partial<OutboxRow> = {}): OutboxRow =>
  held(what, { at: AT, ...more });

describe('looking whether it is there', () => {
  it.each<[Participation, string, unknown[]]>([
    [COMMENT, 'look for comment', ['listComments', OBJECT, null, 40]],
    [VOTE, 'look for vote', ['listVotes', OBJECT, null, 40]],
    [DELETION, 'look at comment', ['getComment', 'u-1']],
    [ABUSE, 'look at comment', ['getComment', 'u-1']],
  ])('costs one request: %j', async (what, label, call) => {
    const looked = look(little.parts, said(what));
    expect(little.sent).toMatchObject([{ label, repeat: 'idempotent', lane: 'interactive' }]);
    expect(callOf(little.sent[0])).toEqual(call);
    little.sent[0]?.answer({ ok: false, failure: { tag: 'offline' } });
    await looked;
  });

  it.each([COMMENT, VOTE, DELETION, ABUSE])('that cannot be done says why: %j', async (what) => {
    const looked = look(little.parts, said(what));
    little.sent[0]?.answer({ ok: false, failure: { tag: 'offline' } });
    expect(await looked).toEqual({ phase: 'uncertain', failure: { tag: 'offline' } });
  });
});

describe('a comment', () => {
  it.each<[object, boolean]>([
    [{}, true],
    [{ at: FROM }, true],
    [{ at: FROM - 1 }, false],
    [{ at: null }, true],
    [{ text: ' Asks\r\n for  card\tdata. ' }, true],
    [{ text: 'Asksfor card data.' }, false],
    [{ text: 'Other.' }, false],
  ])('of %j is ours: %s', async (more, ours) => {
    const found = comment(more);
    expect(await lookFor(said(COMMENT), { items: [comment({ text: 'Before it.' }), found] })).toEqual(
      ours ? { ...DONE, comment: found } : NOT_THERE,
    );
  });

  it('of our own words, spaced as they were typed, is ours', async () => {
    const typed = { act: 'comment', text: 'Asks\nfor card  data.' } as const;
    expect(await lookFor(said(typed), { items: [comment()] })).toMatchObject({ comment: { id: 'u-1' } });
  });

  it('that was said first earlier is looked for from then on', async () => {
    const early = [comment({ at: MINUTE })];
    expect(await lookFor(said(COMMENT), { items: early })).toEqual(NOT_THERE);
    expect(await lookFor(said(COMMENT, { since: 6 * MINUTE }), { items: early })).toMatchObject({
      phase: 'done',
    });
  });

  it('that is known as ours already is another one', async () => {
    await little.table.add(
      inState(held(COMMENT, { id: 'first' }), { ...DONE, comment: comment() } as OutboxState),
      false,
    );
    const looked = look(little.parts, said(COMMENT));
    little.sent[0]?.answer({ ok: true, value: { items: [comment(), comment({ id: 'u-2' })] } } as object);
    expect(await looked).toMatchObject({ comment: { id: 'u-2' } });
  });
});

describe('a vote', () => {
  it.each<[object, boolean]>([
    [{}, true],
    [{ at: FROM }, true],
    [{ at: FROM - 1 }, false],
    [{ at: AT + 5 * MINUTE }, true],
    [{ at: AT + 5 * MINUTE + 1 }, false],
    [{ at: null }, false],
    [{ verdict: 'harmless' }, false],
  ])('of %j is ours: %s', async (more, ours) => {
    const items = [vote({ verdict: 'harmless' }), vote(more)];
    expect(await lookFor(said(VOTE), { items })).toEqual(ours ? DONE : NOT_THERE);
  });
});

describe('what is about a comment', () => {
  it.each<[Participation, object, OutboxState]>([
    [ABUSE, { abuse: 4 }, DONE],
    [ABUSE, { abuse: 3, positive: 9 }, NOT_THERE],
    [{ ...ABUSE, vote: 'positive' }, { positive: 4 }, DONE],
    [DELETION, {}, NOT_THERE],
  ])('%j, which stands at %j', async (what, more, state) => {
    expect(await lookFor(said(what), comment(more))).toEqual(state);
  });

  it.each<[Participation, OutboxState]>([
    [DELETION, DONE],
    [ABUSE, { phase: 'failed', failure: { tag: 'not-found' } }],
  ])('%j, which is gone', async (what, state) => {
    const looked = look(little.parts, said(what));
    little.sent[0]?.answer({ ok: false, failure: { tag: 'not-found' } });
    expect(await looked).toEqual(state);
  });
});
