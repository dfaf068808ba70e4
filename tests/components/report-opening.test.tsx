// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckView } from '@/utils/domain/check';
import { drawReport, named, soon } from './draw-report';
import { states } from './gallery/states';
import { answerWith } from './gallery/stub-browser';
import { stubAnswers } from './gallery/stub-call';
import { FILE_ID } from './gallery/stub-details';
import { reportAnswers, reportChecks } from './gallery/stub-report';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));
afterEach(() => vi.restoreAllMocks());

const now = Date.now();
const checks = reportChecks(now);
const view = (name: string): CheckView => {
  const found = checks[name];
  if (!found) throw new Error(name);
  return found;
};
/** So many times the page may come to draw before an answer that is not taken counts as such. */
const TURNS = 20;
/** What an answer that came by now has changed is drawn. */
const drawn = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS; turn++)
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
};
/** As the address field does; the stub's window does not tell of a new fragment. */
const goTo = (fragment: string): void => {
  history.pushState(null, '', fragment);
  dispatchEvent(new Event('hashchange'));
};
/** Types into the bar of the page, and presses. */
async function askInBar(root: HTMLElement, text: string): Promise<void> {
  const field = root.querySelector<HTMLInputElement>('.bar-search input');
  if (!field) throw new Error('no field');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await soon(() => expect(field.form?.querySelector('.btn.primary')).not.toBeNull());
  field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
}
const id = 'ab'.repeat(32);
const nameless: CheckView = {
  ...view('url'),
  indicator: { kind: 'url', value: id },
  sent: id,
  state: { phase: 'unknown', submission: 'none' },
};

/** From here on the background answers `over` otherwise, at once or when its promise says so. */
function answerOtherwise(check: CheckView, over: Record<string, (input: unknown) => unknown>) {
  const others = stubAnswers(check, now);
  const aboutReport = reportAnswers(check, now);
  answerWith((name, input) => over[name]?.(input) ?? aboutReport(name, input ?? {}) ?? others(name, input));
}

describe('a page that another address is put into', () => {
  it('shows what it asks for, however late the answer to the one before comes', async () => {
    const { root } = await drawReport({ check: view('domain') });
    const late: (() => void)[] = [];
    const [slow, quick] = [
      { ...view('file'), id: 'slow' },
      { ...view('ip'), id: 'quick' },
    ];
    answerOtherwise(quick, {
      openReport: (input) => {
        const reply = (input as { kind: string }).kind === 'file' ? slow : quick;
        const answer = { ok: true, value: reply };
        return reply === quick ? answer : new Promise((go) => late.push(() => go(answer)));
      },
    });
    goTo(`#file=${FILE_ID}`);
    await soon(() => expect(late).toHaveLength(1));
    goTo('#ip=203.0.113.87');
    await soon(() => expect(root.querySelector('h1')?.textContent).toBe('203.0.113.87'));
    late[0]?.();
    await drawn();
    expect(root.querySelector('h1')?.textContent).toBe('203.0.113.87');
    expect(location.hash).toBe('#ip=203.0.113.87');
  });

  it('does not go back to what was pressed before', async () => {
    const { root } = await drawReport();
    const late: (() => void)[] = [];
    const other = { ...view('ip'), id: 'other' };
    answerOtherwise(other, {
      startCheck: () =>
        new Promise((go) => late.push(() => go({ ok: true, value: { ...view('file'), id: 'late' } }))),
    });
    await askInBar(root, FILE_ID);
    await soon(() => expect(late).toHaveLength(1));
    goTo('#ip=203.0.113.87');
    await soon(() => expect(root.querySelector('h1')?.textContent).toBe('203.0.113.87'));
    late[0]?.();
    await drawn();
    expect(root.querySelector('h1')?.textContent).toBe('203.0.113.87');
  });
});

describe('the words over an address', () => {
  const over = (root: HTMLElement) => root.querySelector('.rep-head .eyebrow')?.textContent;
  const known = states(now);
  it.each([
    ['asking', known.asking, 'Not sent'],
    ['waiting', known.waiting, 'Will be sent'],
    ['unknown', nameless, 'Checked: this link'],
    ['a report', view('url'), 'Checked: this link'],
    ['a report of the tab’s page', { ...view('url'), origin: 'page' } as const, 'Checked: this link'],
  ])('say whether it was sent: %s', async (_, check, words) => {
    const { root } = await drawReport({ check: check ?? null });
    expect(over(root)).toBe(words);
  });
});

describe('what is asked in the bar', () => {
  it.each(['domain', 'ephemeral'])(
    'beside a report (%s) has a tab of its own: what is half written stays',
    async (name) => {
      const tab = vi.spyOn(window, 'open').mockReturnValue(null);
      const beside = view(name);
      const { root } = await drawReport({ check: beside });
      const title = root.querySelector('h1')?.textContent;
      const half = document.createElement('textarea');
      root.querySelector('.rep-sections')?.append(half);
      const started: unknown[] = [];
      answerOtherwise(beside, {
        startCheck: (input) => {
          started.push(input);
          return { ok: true, value: { ...view('ip'), id: 'asked' } };
        },
      });
      const was = location.href;
      await askInBar(root, FILE_ID);
      await soon(() => expect(tab).toHaveBeenCalledWith('/report.html#check=asked', '_blank', 'noopener'));
      const privately = beside.ephemeral ? { ephemeral: true } : {};
      expect(started).toEqual([
        {
          indicator: { kind: 'file', value: FILE_ID },
          origin: 'popup',
          secrets: 'ask',
          from: beside.id,
          ...privately,
        },
      ]);
      await drawn();
      expect(location.href).toBe(was);
      expect(root.querySelector('h1')?.textContent).toBe(title);
      expect(root.contains(half)).toBe(true);
    },
  );

  it('beside a report, and failed, is told of there', async () => {
    const tab = vi.spyOn(window, 'open').mockReturnValue(null);
    const { root } = await drawReport({ check: view('domain') });
    answerOtherwise(view('domain'), {
      startCheck: () => ({ ok: false, failure: { tag: 'internal', detail: 'no store' } }),
    });
    await askInBar(root, FILE_ID);
    await soon(() => expect(root.querySelector('.bar-failure')?.textContent).toBeTruthy());
    expect(root.querySelector('.rep-sections')).not.toBeNull();
    expect(tab).not.toHaveBeenCalled();
  });

  it('of a page that shows nothing is answered there', async () => {
    const tab = vi.spyOn(window, 'open').mockReturnValue(null);
    const { root } = await drawReport();
    answerOtherwise(view('ip'), { startCheck: () => ({ ok: true, value: view('ip') }) });
    await askInBar(root, '203.0.113.87');
    await soon(() => expect(root.querySelector('h1')?.textContent).toBe('203.0.113.87'));
    expect(tab).not.toHaveBeenCalled();
  });
});

describe('a check that the background has lost', () => {
  it('keeps its report, and never says that VirusTotal does not have it', async () => {
    const secret = view('ephemeral');
    const { root } = await drawReport({ check: secret });
    answerOtherwise(secret, { rescan: () => ({ ok: false, failure: { tag: 'not-found' } }) });
    named('Re-scan', root).click();
    await soon(() => expect(root.querySelector('dialog')).not.toBeNull());
    named('Re-scan', root.querySelector('dialog') as HTMLElement).click();
    await soon(() => expect(root.querySelector('[data-cannot-open="gone"]')).not.toBeNull());
    expect(root.querySelector('.rep-sections')).not.toBeNull();
    expect(root.querySelectorAll('h1')).toHaveLength(1);
    expect(root.textContent).not.toContain('VirusTotal does not have this');
  });
});

describe('an address that only its id is known of', () => {
  it('offers no submission, and says why', async () => {
    const { root } = await drawReport({ check: nameless });
    expect(root.textContent).toContain('Only VirusTotal’s ID of this address is known');
    expect(() => named(/Submit/, root)).toThrow();
  });

  it('is offered where its text is known', async () => {
    const { root } = await drawReport({
      check: { ...nameless, indicator: view('url').indicator, sent: view('url').sent },
    });
    expect(named('Submit publicly', root)).toBeTruthy();
    expect(root.textContent).not.toContain('Only VirusTotal’s ID');
  });
});

describe('a related address', () => {
  const host = 'https://\u0440\u0430\u0443\u0440\u0430l.com/login';
  const item = { kind: 'url', id, subject: host, counts: null, note: null };
  async function row(over: object) {
    const { root, section } = await drawReport({ check: view('url') });
    const started: unknown[] = [];
    answerOtherwise(view('url'), {
      readSection: (input) => {
        const content = { shape: 'related', page: { cursor: null, total: 1, items: [{ ...item, ...over }] } };
        return { ok: true, value: { ...(input as object), cursor: null, fetchedAt: now, content } };
      },
      startCheck: (input) => {
        started.push(input);
        return { ok: true, value: view('url') };
      },
    });
    named('Network location: load (1 request)', section('network-location')).click();
    await soon(() => expect(section('network-location').querySelector('.rep-row')).not.toBeNull());
    return { root, started, row: section('network-location').querySelector('.rep-row') as HTMLElement };
  }

  it('without a report is checked by its text, so that it can be submitted there', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const { row: found, started } = await row({});
    const button = named(/^Check http/, found);
    expect(button.getAttribute('href')).toBeNull();
    button.click();
    await soon(() => expect(open).toHaveBeenCalledWith('/report.html#check=c1', '_blank', 'noopener'));
    expect(started).toEqual([expect.objectContaining({ indicator: { kind: 'url', value: host } })]);
  });

  it('shows a host that imitates another as it is asked for, and warns of it', async () => {
    const { row: found } = await row({});
    expect(found.querySelector('.mono')?.textContent).toMatch(/^xn--/);
    await soon(() => expect(found.textContent).toContain('mixes letters'));
  });
});

describe('what a name may hide', () => {
  it('stands in no title', async () => {
    const file = view('file');
    if (file.state.phase !== 'report' || !file.state.report.file) throw new Error('no file');
    const { report } = file.state;
    const name = `invoice\u202efdp.exe${'x'.repeat(200)}`;
    const hostile = { ...report, file: { ...file.state.report.file, name } };
    await drawReport({ check: { ...file, state: { ...file.state, report: hostile } } });
    await soon(() => expect(document.title).toContain('invoice⟨U+202E⟩fdp.exe'));
    expect(document.title.length).toBeLessThan(110);
  });
});

describe('a clipboard that refuses', () => {
  it('is told of', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const { root } = await drawReport({ check: view('url') });
    named('Copy summary', root).click();
    await soon(() => expect(root.querySelector('.rep-said')?.textContent).toBe('Could not copy'));
    named('Copy ID', root).click();
    await soon(() => expect(root.querySelector('.rep-id .rep-copy')?.textContent).toBe('Could not copy'));
  });
});
