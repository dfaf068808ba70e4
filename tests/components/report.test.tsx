// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { numberedScale } from '@/components/report/numbered-scale';
import { summaryOf } from '@/components/report/summary';
import { SECTIONS_OF } from '@/utils/domain/report-section';
import { drawReport, named, soon } from './draw-report';
import { states } from './gallery/states';
import { counts } from './gallery/stub-data';
import { FILE_ID, HOSTILE_TEXT } from './gallery/stub-details';
import { reportChecks } from './gallery/stub-report';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const now = Date.now();
const checks = reportChecks(now);
const view = (name: string) => {
  const found = { ...states(now), ...checks }[name];
  if (!found) throw new Error(name);
  return found;
};
const settle = async (): Promise<void> => {
  await soon(() => expect(document.querySelector('#section-timeline')).not.toBeNull());
};

describe('the full report', () => {
  it.each(['file', 'url', 'domain', 'ip'] as const)(
    'of a %s costs no request and offers what a public key may read',
    async (name) => {
      const { root, asked, section, sent } = await drawReport({ check: view(name) });
      await settle();
      await soon(() => expect(sent('listSections')).toHaveLength(1));
      expect(asked.filter(({ name: message }) => message === 'readSection')).toEqual([]);
      for (const each of SECTIONS_OF[name]) expect(section(each).querySelector('h2')).not.toBeNull();
      await soon(() => expect(root.querySelector('.rep-kv')).not.toBeNull());
      expect(root.querySelectorAll('h1')).toHaveLength(1);
    },
  );

  it('puts the object into the address, but nothing out of a private window', async () => {
    await drawReport({ check: view('file') });
    await soon(() => expect(location.hash).toBe(`#file=${FILE_ID}`));
    expect(document.title).toBe('Rechnung_2026-09-14.pdf.exe – Assay');
    await drawReport({ check: view('ephemeral') });
    await soon(() => expect(document.title).toBe('Report – Assay'));
    expect(location.hash).toBe('#check=c1');
  });

  it('opens what is related by an address, and out of a private window by a check', async () => {
    const { section, sent } = await drawReport({ check: view('url') });
    named('Network location: load (1 request)', section('network-location')).click();
    await soon(() => expect(section('network-location').querySelector('.rep-row')).not.toBeNull());
    const link = named('Check paketdienst-zoll.example', section('network-location'));
    expect(link.getAttribute('href')).toBe('/report.html#domain=paketdienst-zoll.example');
    expect(sent('readSection')).toEqual([
      expect.objectContaining({ section: 'network-location', cursor: null, checkId: 'c1' }),
    ]);

    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const secret = await drawReport({ check: view('ephemeral') });
    named('Network location: load (1 request)', secret.section('network-location')).click();
    await soon(() => expect(secret.section('network-location').querySelector('.rep-row')).not.toBeNull());
    const button = named('Check paketdienst-zoll.example', secret.section('network-location'));
    expect(button.getAttribute('href')).toBeNull();
    button.click();
    await soon(() => expect(open).toHaveBeenCalledWith('/report.html#check=c1', '_blank', 'noopener'));
    expect(secret.sent('openReport')).toEqual([
      { kind: 'domain', id: 'paketdienst-zoll.example', from: 'c1' },
    ]);
  });

  it.each([
    ['url=12', 'unreadable'],
    ['', 'nothing'],
    ['nonsense', 'unreadable'],
  ])('says what is wrong with the address #%s', async (fragment, why) => {
    const { root, asked } = await drawReport({ fragment });
    expect(root.querySelector('[data-cannot-open]')?.getAttribute('data-cannot-open')).toBe(why);
    expect(asked.map(({ name }) => name)).not.toContain('openReport');
  });

  it('says that a check is gone', async () => {
    const { root } = await drawReport({ fragment: 'check=x', report: { gone: true } });
    expect(root.querySelector('[data-cannot-open="gone"]')).not.toBeNull();
  });
});

describe('a section', () => {
  it('fails in its place, and the rest stays', async () => {
    const failing = { behaviour: { tag: 'upstream', status: 503 } } as const;
    const { root, section, sent } = await drawReport({ check: view('file'), report: { failing } });
    named('Sandbox behavior: load (1 request)', section('behaviour')).click();
    await soon(() => expect(section('behaviour').querySelector('[data-failure="upstream"]')).not.toBeNull());
    expect(root.querySelectorAll('[data-failure]')).toHaveLength(1);
    named('Retry', section('behaviour')).click();
    await soon(() => expect(sent('readSection')).toHaveLength(2));
  });

  it.each([
    [{ tag: 'no-key' }, 'Add key'],
    [{ tag: 'wrong-key' }, 'Open settings'],
    [{ tag: 'private', rule: 'own-list', host: 'a.example' }, 'Change the list'],
  ] as const)(
    'that fails with %o leads to where that is mended, and is read again',
    async (failure, step) => {
      const { section, sent } = await drawReport({
        check: view('file'),
        report: { failing: { behaviour: failure } },
      });
      named('Sandbox behavior: load (1 request)', section('behaviour')).click();
      await soon(() => expect(section('behaviour').querySelector('[data-failure]')).not.toBeNull());
      named(step, section('behaviour'));
      named('Sandbox behavior: load (1 request)', section('behaviour')).click();
      await soon(() => expect(sent('readSection')).toHaveLength(2));
    },
  );

  it('asks for a permission where it is missing, and is read once it is given', async () => {
    const origin = 'https://www.virustotal.com';
    const failing = { behaviour: { tag: 'permission-missing', origin } } as const;
    const asked: string[] = [];
    const requestOrigin = async (which: string) => asked.push(which) > 1;
    const { section, sent } = await drawReport({ check: view('file'), report: { failing }, requestOrigin });
    named('Sandbox behavior: load (1 request)', section('behaviour')).click();
    await soon(() => named('Allow access', section('behaviour')));
    named('Allow access', section('behaviour')).click();
    await soon(() => expect(asked).toEqual([origin]));
    expect(sent('readSection')).toHaveLength(1);
    named('Allow access', section('behaviour')).click();
    await soon(() => expect(sent('readSection')).toHaveLength(2));
  });

  it('says how long it waits for its turn, and no longer than that', async () => {
    let until: number | null = Date.now() + 23_000;
    const over = { sectionWait: () => until };
    const { section } = await drawReport({ check: view('file'), over, silent: ['readSection'] });
    named('Sandbox behavior: load (1 request)', section('behaviour')).click();
    await soon(() =>
      expect(section('behaviour').querySelector('[role=timer]')?.textContent).toMatch(/^0:2\d$/),
    );
    until = null;
    await soon(() => expect(section('behaviour').querySelector('[role=timer]')).toBeNull());
  });

  it('is paged by its cursor, each item once', async () => {
    const { section, sent } = await drawReport({ check: view('file') });
    named('Contacted domains: load (1 request)', section('contacted-domains')).click();
    await soon(() => expect(section('contacted-domains').querySelectorAll('.rep-row')).toHaveLength(6));
    expect(document.activeElement?.id).toBe('title-contacted-domains');
    const status = section('contacted-domains').querySelector('[role=status]');
    await soon(() => expect(status?.textContent).toBe('6 entries loaded'));
    const more = named('Load more (1 request)', section('contacted-domains'));
    more.click();
    // Pressed twice by an impatient hand, and never taken from under it.
    more.click();
    expect(more.isConnected).toBe(true);
    await soon(() => expect(section('contacted-domains').querySelectorAll('.rep-row')).toHaveLength(7));
    expect(sent('readSection').map((one) => (one as { cursor: unknown }).cursor)).toEqual([null, 'next']);
    expect(() => named('Load more (1 request)', section('contacted-domains'))).toThrow();
  });

  it('that is kept is there at once', async () => {
    const { section, sent } = await drawReport({ check: view('domain'), report: { kept: ['subdomains'] } });
    await soon(() => expect(section('subdomains').querySelectorAll('.rep-row')).toHaveLength(6));
    expect(section('subdomains').textContent).toContain('Loaded 3 hours ago');
    expect(sent('readSection')).toEqual([]);
  });

  it('opens from the rail, which names the cost before', async () => {
    const { root, section, sent } = await drawReport({ check: view('ip') });
    const rail = root.querySelector('.rep-rail') as HTMLElement;
    expect(named(/^DNS resolutions/, rail).textContent).toContain('1 request');
    named(/^DNS resolutions/, rail).click();
    await soon(() => expect(section('resolutions').querySelectorAll('.rep-resolutions li')).toHaveLength(2));
    expect(sent('readSection')).toHaveLength(1);
    named(/^DNS resolutions/, rail).click();
    expect(sent('readSection')).toHaveLength(1);
  });
});

describe('what others wrote', () => {
  it('is text and nothing else', async () => {
    const { root, section } = await drawReport({ check: view('url') });
    await soon(() => expect(section('headers')).not.toBeNull());
    expect(section('headers').textContent).toContain('⟨U+202E⟩');
    expect(root.textContent).not.toContain('\u202e');
    expect(root.querySelector('img, script, iframe')).toBeNull();
    expect(root.innerHTML).not.toContain(HOSTILE_TEXT);
    for (const link of root.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(
        /^\/(report|workspace|options|popup)\.html|^https:\/\/www\.virustotal\.com\/gui\//,
      );
    }
  });

  it('warns of a host that imitates another', async () => {
    const { section } = await drawReport({ check: view('url') });
    await soon(() => expect(section('answer').textContent).toContain('mixes letters'));
  });
});

describe('the engines', () => {
  it('are those that flag it first; filtered by category and by text', async () => {
    const { section } = await drawReport({ check: view('file') });
    const names = () => [...section('engines').querySelectorAll('.rep-engine')].length;
    expect(names()).toBe(48);
    named(/^No answer/, section('engines')).click();
    await soon(() => expect(names()).toBe(4));
    named(/^All/, section('engines')).click();
    await soon(() => expect(names()).toBe(76));
    const filter = section('engines').querySelector('input') as HTMLInputElement;
    filter.value = 'SUSPICIOUS';
    filter.dispatchEvent(new Event('input', { bubbles: true }));
    await soon(() => expect(names()).toBe(1));
  });

  it('have one stop for Tab, and tell all at the one that has the focus', async () => {
    const { section } = await drawReport({ check: view('file') });
    const engines = [...section('engines').querySelectorAll<HTMLElement>('.rep-engine')];
    expect(engines.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    engines[0]?.focus();
    await soon(() =>
      expect(section('engines').querySelector('.rep-tip')?.textContent).toContain('blacklist'),
    );
  });
});

describe('the head', () => {
  it('offers no second scan right after the first', async () => {
    const { root } = await drawReport({ check: view('just-analysed') });
    named('Re-scan', root).click();
    expect(root.querySelector('dialog')).toBeNull();
    expect(root.textContent).toContain('A re-scan is possible in 4 minutes.');
    const other = await drawReport({ check: view('url') });
    named('Re-scan', other.root).click();
    await soon(() => expect(other.root.querySelector('dialog')).not.toBeNull());
    expect(other.sent('rescan')).toEqual([]);
  });

  it('says so when the whole reply is not kept any more', async () => {
    const { root, sent } = await drawReport({ check: view('url'), report: { details: null } });
    await soon(() => expect(root.textContent).toContain('The details are missing'));
    named('Check again', root).click();
    await soon(() =>
      expect(sent('startCheck')).toEqual([expect.objectContaining({ refresh: true, from: 'c1' })]),
    );
  });

  it('sums a report up defanged', () => {
    const { state } = view('malicious');
    if (state.phase !== 'report') throw new Error('no report');
    const summary = summaryOf(state);
    expect(summary).toContain('hxxps://secure[.]paketdienst-zoll[.]example/de/track');
    expect(summary).toContain('Malicious: 14 of 92 engines');
    expect(summary).toContain('Aldebaran M1 (phishing)');
    expect(summary.match(/https?:\/\/[^\s]+/g)).toEqual([
      expect.stringContaining('www.virustotal.com/gui/url/'),
    ]);
  });
});

describe('the numbered scale', () => {
  it('has a tick an engine and numbers that do not touch', () => {
    for (const width of [260, 600, 852, 1100]) {
      for (const total of [1, 9, 15, 72, 92, 180]) {
        const { paths, numbers } = numberedScale(counts({ malicious: 1, undetected: total - 1 }), width);
        if (width / total >= 3) {
          expect(paths.map(({ d }) => d.match(/M/g)?.length ?? 0).reduce((a, b) => a + b, 0)).toBe(total);
          const gaps = numbers.slice(1).map(({ x }, at) => x - (numbers[at]?.x ?? 0));
          if (total > 9) expect(Math.min(...gaps)).toBeGreaterThanOrEqual(28);
        } else expect(numbers).toEqual([]);
      }
    }
  });

  it('draws blocks where ticks would be too thin, and nothing of nothing', () => {
    expect(numberedScale(counts({ malicious: 47, harmless: 200 }), 852).paths).toHaveLength(2);
    expect(numberedScale(counts({}), 852)).toEqual({ paths: [], numbers: [] });
  });
});
