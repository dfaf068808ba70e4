// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { button, drawPopup, find, findAll, press, type } from './draw-popup';
import { check } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

beforeEach(() => vi.restoreAllMocks());

const field = () => find<HTMLInputElement>('.top input');

async function submitted(text: string): Promise<void> {
  type(await field(), text);
  (await find<HTMLFormElement>('.top form')).dispatchEvent(
    new Event('submit', { bubbles: true, cancelable: true }),
  );
}

describe('the field', () => {
  it('has the names that people and tests look for, and the focus', async () => {
    await drawPopup();
    const input = await field();
    expect(input.getAttribute('aria-label')).toBe('Link, domain, IP address or hash');
    expect((await button('Check', '.top')).getAttribute('type')).toBe('submit');
    expect(document.activeElement).toBe(input);
  });

  it('shows the exact text before it is sent, what is left out, and the cost', async () => {
    const { sent } = await drawPopup();
    type(await field(), 'hxxps://anna:geheim@login-portal[.]example/sso?s=19#top');
    const strip = await find('.will');
    expect(strip.querySelector('.ind')?.textContent).toBe('https://login-portal.example/sso?s=19');
    expect(strip.textContent).toContain('user name and password');
    expect(strip.textContent).toContain('the part after #');
    expect(strip.textContent).toContain('at most 1 request');
    expect(sent('startCheck')).toEqual([]);
  });

  it('starts the check that was shown, and asks again nobody', async () => {
    const { sent } = await drawPopup({ over: { startCheck: check({ phase: 'looking-up' }) } });
    await submitted('login-portal[.]example');
    await find('[data-phase="looking-up"]');
    expect(sent('startCheck')).toEqual([
      { indicator: { kind: 'domain', value: 'login-portal.example' }, origin: 'popup', secrets: 'ask' },
    ]);
  });

  it('keeps pasted lines apart, for a list out of them: a remark ends with its line', async () => {
    const text = '# from the mail\nhttps://one.example/\nhttps://two.example/';
    const { sent } = await drawPopup({ over: { keepText: { id: 'text-1' } } });
    vi.spyOn(window, 'open').mockReturnValue(null);
    const input = await field();
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => text } });
    input.dispatchEvent(paste);
    expect(paste.defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(input.value).toBe(text.replaceAll('\n', ' ')));
    (await button('Open as a list')).click();
    await vi.waitFor(() => expect(sent('keepText')).toEqual([{ text }]));
  });

  it('never sends a private address, and says so', async () => {
    const { sent } = await drawPopup();
    await submitted('http://intranet.local/wiki');
    expect((await find('.will [data-failure]')).dataset.failure).toBe('private');
    expect(sent('startCheck')).toEqual([]);
  });

  it('says of a redirect which link in it would be sent, and that the rest stays here', async () => {
    const wrapped =
      'https://na01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fone.example%2Fa&data=anna%40b.de';
    const { sent } = await drawPopup();
    type(await field(), wrapped);
    const strip = await find('.will');
    expect(strip.querySelector('.ind')?.textContent).toBe('https://one.example/a');
    expect(strip.textContent).toContain('Left out: the redirect around this link.');
    expect(strip.textContent).not.toContain('anna');
    expect(sent('startCheck')).toEqual([]);
  });

  it('says why a text cannot be read only when it was entered', async () => {
    await drawPopup();
    type(await field(), 'ftp://example.com/a');
    await new Promise((done) => queueMicrotask(() => done(null)));
    expect(document.querySelector('.will')).toBeNull();
    await submitted('ftp://example.com/a');
    expect((await find('.will [data-failure="bad-input"]')).textContent).toContain('ftp');
  });

  it('opens several as a list, whose address does not name them', async () => {
    const opened = vi.fn();
    vi.stubGlobal('open', opened);
    const { sent } = await drawPopup({ over: { keepText: { id: 'text-1' } } });
    type(await field(), 'one.example two.example');
    (await button('Open as a list')).click();
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith('/workspace.html#lists&text-id=text-1', '_blank', 'noopener'),
    );
    expect(sent('keepText')).toEqual([{ text: 'one.example two.example' }]);
    expect(sent('startCheck')).toEqual([]);
  });

  it('offers a choice when the text holds several', async () => {
    const { sent } = await drawPopup({ over: { startCheck: check({ phase: 'looking-up' }) } });
    type(await field(), 'see hxxp://one[.]example/a and 203.0.113[.]87');
    const choices = await findAll('.choice', 2);
    choices[1]?.click();
    await find('[data-phase="looking-up"]');
    expect(sent('startCheck')).toEqual([
      { indicator: { kind: 'ip', value: '203.0.113.87' }, origin: 'popup', secrets: 'ask' },
    ]);
  });

  it('is cleared by Escape, which the browser then does not see', async () => {
    await drawPopup();
    type(await field(), 'example.com');
    await find('.will');
    expect(press('Escape').defaultPrevented).toBe(true);
    await vi.waitFor(async () => expect((await field()).value).toBe(''));
    expect(press('Escape').defaultPrevented).toBe(false);
  });

  it('is reached by the slash, but not from inside itself', async () => {
    await drawPopup();
    const input = await field();
    input.blur();
    expect(press('/', document.body).defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(input);
    expect(press('/', input).defaultPrevented).toBe(false);
  });

  it('says nothing of an ordinary name, and warns of one that imitates another', async () => {
    await drawPopup();
    type(await field(), 'example.com');
    expect((await find('.will')).textContent).not.toContain('alphabets');
    type(await field(), 'ex\u0430mple.com');
    await vi.waitFor(async () => {
      const strip = await find('.will');
      expect(strip.querySelector('.ind')?.textContent).toBe('xn--exmple-4nf.com');
      expect(strip.textContent).toContain('mixes letters of different alphabets');
    });
  });
});

describe('a window of its own', () => {
  const inherits = async (over: Record<string, unknown>, fragment: string) => {
    const { sent } = await drawPopup({
      fragment,
      over: { startCheck: check({ phase: 'looking-up' }), ...over },
    });
    await vi.waitFor(async () => expect((await field()).value).toBe('docs.example'));
    await submitted('docs.example');
    await find('[data-phase="looking-up"]');
    return sent('startCheck')[0];
  };

  it('fetches its text, which stands in no address, and its checks name it', async () => {
    const openedText = { text: 'docs.example', ephemeral: false };
    const order = await inherits({ openedText }, 'text-id=t1');
    expect(order).toMatchObject({ from: 't1' });
    expect(order).not.toHaveProperty('ephemeral');
  });

  it('keeps nothing of a text from a private window', async () => {
    const openedText = { text: 'docs.example', ephemeral: true };
    expect(await inherits({ openedText }, 'text-id=t1')).toMatchObject({ from: 't1', ephemeral: true });
  });

  it('says so when nobody has its text any more', async () => {
    const { sent } = await drawPopup({ fragment: 'text-id=t1', over: { openedText: new Error('gone') } });
    await find('main [data-failure="internal"]');
    expect(sent('openedText')).toEqual([{ id: 't1' }]);
  });

  it('names the check it was opened for in those that follow', async () => {
    const { sent } = await drawPopup({ check: check({ phase: 'unknown', submission: 'none' }) });
    (await button('Check the domain')).click();
    await vi.waitFor(() => expect(sent('startCheck')[0]).toMatchObject({ from: 'c1' }));
  });
});

describe('without a key', () => {
  it('saves a pasted key without what surrounds it', async () => {
    const key = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2c41e';
    const saved = { set: true, ending: 'c41e', testedAt: 1, refused: null, limits: null };
    const { sent } = await drawPopup({ over: { keyState: { set: false }, saveKey: saved } });
    type(await find<HTMLInputElement>('input[aria-label="VirusTotal API key"]'), ` x-apikey: ${key}\n`);
    (await find<HTMLFormElement>('#first-key')).dispatchEvent(
      new Event('submit', { bubbles: true, cancelable: true }),
    );
    await find('.drop');
    expect(sent('saveKey')).toEqual([{ key }]);
  });

  it('opens VirusTotal’s search page instead, through the same gate', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const { sent } = await drawPopup({ over: { keyState: { set: false } } });
    (await button('Use without a key')).click();
    await find('.drop');
    await submitted('https://anna:geheim@login-portal.example/a#b');
    await vi.waitFor(() => expect(open).toHaveBeenCalledOnce());
    const [address] = open.mock.calls[0] ?? [];
    expect(String(address)).toContain(encodeURIComponent('https://login-portal.example/a'));
    expect(String(address)).not.toContain('geheim');
    expect(sent('startCheck')).toEqual([]);
  });

  it('shows the very text that is opened', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    await drawPopup({ over: { keyState: { set: false } } });
    (await button('Use without a key')).click();
    await find('.drop');
    await submitted('https://shop.example/konto?nr=17&token=q9Zk81bXq0vJtR7w');
    await vi.waitFor(() => expect(open).toHaveBeenCalledOnce());
    const strip = await find('.will');
    const shown = strip.querySelector('.ind')?.textContent ?? '';
    expect(shown).toBe('https://shop.example/konto?nr=17');
    expect(String(open.mock.calls[0]?.[0])).toBe(
      `https://www.virustotal.com/gui/search/${encodeURIComponent(shown)}`,
    );
    expect(strip.textContent).toContain('Left out: the part that may be secret.');
  });
});
