// @vitest-environment happy-dom
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { logGloss } from '@/components/journal/log-gloss';
import { speak } from '../gallery/stub-browser';

vi.mock('wxt/browser', () => import('../gallery/stub-browser'));

it.each([
  ['ja', '送信', '上限に到達'],
  ['ko', '전송', '한도 도달'],
  ['ru', 'Отправлено', 'Лимит исчерпан'],
] as const)('a line of the log is said in the reader’s language, too: %s', (language, sent, limit) => {
  speak(language);
  expect(logGloss('sent: look up url')).toBe(sent);
  expect(logGloss('limit')).toBe(limit);
  speak('en');
  expect(logGloss('sent: look up url')).toBeNull();
});

it('every event that anything writes down has its word', () => {
  speak('ja');
  // The document's own URL class does not read files.
  const root = resolve(fileURLToPath(import.meta.url), '../../../../utils/services');
  const found = execFileSync('grep', ['-rhoE', "event: '[a-z][a-z :]+'|line\\('[a-z, ]+'", root]).toString();
  const events = found
    .split('\n')
    .map((one) => /'([^']+)'/.exec(one)?.[1])
    .filter((one) => one !== undefined);
  expect(events.length).toBeGreaterThan(12);
  for (const event of events) expect(logGloss(event), event).not.toBeNull();
});
