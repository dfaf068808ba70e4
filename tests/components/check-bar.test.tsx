// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawWorkspace, says } from './draw-workspace';
import { check as checkView } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const URL_TYPED = 'https://login-portal.example/sso';
const indicator = { kind: 'url', value: URL_TYPED } as const;

afterEach(() => vi.restoreAllMocks());

function field(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>('.bar-search input');
  if (!found) throw new Error('no field');
  return found;
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the field in the bar of every tab', () => {
  it('says what would be sent, and shows it in a report of its own: what the tab holds stays', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const check = checkView({ phase: 'looking-up' });
    const page = await drawWorkspace('log', { over: { startCheck: check } });
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    expect(document.activeElement).toBe(field());
    expect(document.querySelector('.bar-search button'), 'nothing to press yet').toBeNull();
    type(URL_TYPED);
    await says('What will be sent');
    expect(page.sent('startCheck')).toEqual([]);
    field().form?.requestSubmit();
    await vi.waitFor(() =>
      expect(open).toHaveBeenCalledWith(`/report.html#check=${check.id}`, '_blank', 'noopener'),
    );
    expect(page.sent('startCheck')).toEqual([{ indicator, origin: 'popup', secrets: 'ask' }]);
    expect(field().value).toBe('');
  });

  it('says so when it could not be asked', async () => {
    await drawWorkspace('log', { over: { startCheck: new Error('no store') } });
    type(URL_TYPED);
    await says('What will be sent');
    field().form?.requestSubmit();
    await vi.waitFor(() => expect(document.querySelector('.main [role=alert]')?.textContent).toBeTruthy());
  });
});
