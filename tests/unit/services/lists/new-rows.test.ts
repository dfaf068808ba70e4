import { describe, expect, it } from 'vitest';
import type { RowAnswer } from '@/utils/domain/list';
import { nameOf } from '@/utils/services/lists/actions';
import { toBase64 } from '@/utils/services/lists/base64';
import { newItem } from '@/utils/services/lists/new-item';
import { newList } from '@/utils/services/lists/new-list';
import { atRest, toAsk, withoutCheck } from '@/utils/services/lists/row';
import { finished, stopped } from '@/utils/services/lists/settle';
import { stageLine } from '@/utils/services/lists/stage-line';
import { countsOf, itemOf, listOf, NOW, runningList } from './items';

const SECRET = 'https://c.example/reset?token=0123456789abcdef0123';
const ANSWER: RowAnswer = { state: 'malicious', result: null, flagging: 'A\tx' };

describe('a row as it comes in', () => {
  const url = (value: string, answer?: RowAnswer) =>
    newItem('list-1', 3, { line: 9, indicator: { kind: 'url', value }, ...(answer && { answer }) }, [
      'corp.example',
    ]);
  const base = {
    ...{ list: 'list-1', n: 3, line: 9, held: null, result: null, flagging: '', failure: null },
    ...{ secret: false, submitted: null, refresh: false },
  };
  const clean = { indicator: { kind: 'url', value: 'https://a.example/' }, sent: 'https://a.example/' };
  const private_ = {
    indicator: { kind: 'url', value: 'https://corp.example/x' },
    sent: null,
    state: 'not-sent',
  };
  const held = { why: 'private', rule: 'own-list', host: 'corp.example' };

  it('waits to be asked, without what never leaves', () => {
    expect(url('https://me:pw@a.example/#x')).toEqual({ ...base, ...clean, state: 'waiting', todo: 'next' });
  });

  it('has its answer from a backup, and is not asked', () => {
    expect(url('https://a.example/', ANSWER)).toEqual({ ...base, ...clean, ...ANSWER });
  });

  it('is held where it is private, also with an answer', () => {
    const kept = { ...base, ...private_, held };
    expect([url('https://corp.example/x'), url('https://corp.example/x', ANSWER)]).toEqual([kept, kept]);
  });

  it('is held where it may hold a secret, unless somebody has said that it may leave', () => {
    const secret = { ...base, indicator: { kind: 'url', value: SECRET }, secret: true };
    const { held: why, ...row } = url(SECRET);
    const { held: _, ...rest } = secret;
    expect(row).toEqual({ ...rest, sent: null, state: 'not-sent' });
    const secrets = [{ where: 'query', name: 'token', text: '?token=0123456789abcdef0123' }];
    expect(why).toEqual({ why: 'secrets', secrets, without: 'https://c.example/reset' });
    expect(url(SECRET, ANSWER)).toEqual({ ...secret, sent: SECRET, ...ANSWER });
  });
});

describe('a row', () => {
  it('at rest, without its check, and to be asked anew', () => {
    const row = itemOf(1, { checkId: 'x', failure: { tag: 'timeout' }, flagging: 'A\tb', state: 'failed' });
    const { todo: _, checkId: __, ...rest } = row;
    expect(atRest(row)).toEqual(rest);
    expect(withoutCheck(row)).toEqual({ ...rest, todo: 'next' });
    const held = { ...rest, held: { why: 'private', rule: 'own-list', host: 'x' } } as const;
    expect(toAsk({ ...held, checkId: 'x' }, 'sent')).toEqual({ ...itemOf(1), sent: 'sent' });
  });
});

describe('a list', () => {
  it('is new with nothing in it', () => {
    expect(newList('id', 'Name', 5)).toEqual({
      ...{ id: 'id', name: 'Name', stage: 'reading', createdAt: 5, startedAt: null, endedAt: null },
      read: { lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 },
      ...{ counts: countsOf({}), spent: 0, known: 0, submitUnknown: false, stopped: null },
      ...{ restsUntil: null, failedInARow: 0, restored: false, told: false, copied: false },
    });
    expect(newList('id', 'Name', 5, 'list')).not.toHaveProperty('lane');
    expect(newList('id', 'Name', 5, 'page').lane).toBe('page');
  });

  it.each([
    ['  a name ', 'a name'],
    ['', null],
    [' \n', null],
    ['x'.repeat(201), 'x'.repeat(200)],
    ['a\ud800', 'a\ufffd'],
  ])('has a name: %o', (text, name) => expect(nameOf(text)).toBe(name));

  it('has ended when it runs and nothing waits', () => {
    const list = runningList({ restsUntil: 5, told: true });
    const { running: _, ...rest } = list;
    expect(finished(list, NOW)).toEqual({
      ...rest,
      stage: 'done',
      endedAt: NOW,
      restsUntil: null,
      told: false,
    });
    const waits = runningList({ counts: countsOf({ waiting: 1 }) });
    expect(finished(waits, NOW)).toBe(waits);
    const paused = listOf({ stage: 'paused' });
    expect(finished(paused, NOW)).toBe(paused);
  });

  it('that is stopped waits for the user, and that is news', () => {
    const { running: _, ...rest } = runningList({ told: true });
    const stop = { ...rest, stage: 'paused', stopped: { tag: 'no-key' }, told: false };
    expect(stopped(runningList({ told: true }), { tag: 'no-key' })).toEqual(stop);
  });
});

describe('the log of a list', () => {
  const scrub = (text: string): string => text.toUpperCase();
  const line = (from: ReturnType<typeof listOf>, to: ReturnType<typeof listOf>) =>
    stageLine(from, to, NOW, scrub);
  const info = { at: NOW, level: 'info', list: 'list-1' };
  const counts = countsOf({ malicious: 2, unknown: 1 });

  it.each([
    ['starts', runningList(), { ...info, event: 'list started', detail: 'TICKET' }],
    ['is paused', listOf({ stage: 'paused' }), { ...info, event: 'list paused', detail: 'TICKET' }],
    [
      'stops by itself',
      listOf({ stage: 'paused', stopped: { tag: 'no-key' } }),
      { ...info, level: 'warn', event: 'list stopped', detail: 'no-key TICKET' },
    ],
    [
      'ends',
      listOf({ stage: 'done', counts }),
      { ...info, event: 'list done', detail: 'TICKET: 2 malicious, 1 unknown' },
    ],
    ['is cancelled', listOf({ stage: 'cancelled' }), { ...info, event: 'list cancelled', detail: 'TICKET' }],
    ['is read in', listOf({ stage: 'ready' }), null],
  ])('says that it %s', (_, after, said) => {
    expect(line(listOf({ stage: 'reading' }), after)).toEqual(said);
  });

  it('says nothing where it does none of it', () => {
    expect(line(runningList(), runningList({ name: 'new' }))).toBeNull();
  });
});

it.each([0, 1, 32_767, 32_768, 32_769, 70_000])('%i bytes as text', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
