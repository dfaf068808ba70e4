// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { ConsentDialog } from '@/components/popup/ConsentDialog';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { check } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

function asks(which: 'submit' | 'rescan', kind: IndicatorKind): boolean {
  const about = check({ phase: 'unknown', submission: 'none' }, { indicator: { kind, value: 'x' } });
  render(null, document.body);
  render(
    <ConsentDialog which={which} check={about} onYes={() => undefined} onNo={() => undefined} />,
    document.body,
  );
  return document.querySelector('dialog') !== null;
}

describe('the question before something is published', () => {
  it.each<['submit' | 'rescan', IndicatorKind, boolean]>([
    ['submit', 'url', true],
    ['submit', 'file', false],
    ['submit', 'domain', false],
    ['rescan', 'url', true],
    ['rescan', 'file', true],
    ['rescan', 'domain', false],
    ['rescan', 'ip', false],
  ])('is asked only where VirusTotal takes it: %s of a %s: %s', (which, kind, asked) => {
    expect(asks(which, kind)).toBe(asked);
  });
});
