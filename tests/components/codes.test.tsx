// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodesRead } from '@/utils/domain/code';
import type { OpenedPicture } from '@/utils/domain/opened-picture';
import { button, drawPopup, find, findAll } from './draw-popup';
import { codesOf, stubCodes } from './gallery/stub-codes';
import { check } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

beforeEach(() => vi.restoreAllMocks());

const NONE: CodesRead = { ok: true, codes: [] };
const FOUND = check({ phase: 'looking-up' });
const PICTURE: OpenedPicture = { own: 'data:own', tab: null, part: null, ephemeral: false };

async function draw(answer: CodesRead | null, over: Record<string, unknown> = {}, fragment = 'picture=p1') {
  const orders: unknown[] = [];
  stubCodes(answer, orders);
  const drawn = await drawPopup({
    fragment,
    over: { openedPicture: PICTURE, startCheck: FOUND, ...over },
    drawn: '.top',
  });
  return { ...drawn, orders };
}

/** As the browser tells of a file that is pasted or dropped. */
function give(how: 'paste' | 'drop', file: File, text = ''): boolean {
  const event = new Event(how, { bubbles: true, cancelable: true });
  const data = { files: Object.assign([file], { item: () => file }), getData: () => text };
  Object.assign(event, { clipboardData: data, dataTransfer: data });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('a picture that the window was opened for', () => {
  it('shows each code with what it is, and sends nothing by itself', async () => {
    const { sent } = await draw(codesOf('codes'));
    await find('.code .will');
    const [link, wifi] = await findAll('.code', 2);
    expect(link?.textContent).toContain('https://paketdienst-zoll.example/de/track?id=84213907#form');
    expect(link?.textContent).toContain('Left out: the part after #.');
    expect(wifi?.textContent).toContain('S:Café Zentral;P:••••••••;');
    expect(document.body.textContent).not.toContain('correct');
    expect(sent('startCheck')).toEqual([]);
    expect(sent('readText'), 'the password is not even given to the reader').toHaveLength(1);
  });

  it('checks what is pressed, and names what the window was opened with', async () => {
    const { sent } = await draw(codesOf('codes-link'));
    (await button('Check this')).click();
    await find('[data-phase="looking-up"]');
    expect(sent('startCheck')).toEqual([
      {
        indicator: { kind: 'url', value: 'https://login-portal.example/sso/verify?s=19&lang=de' },
        origin: 'popup',
        secrets: 'ask',
        from: 'p1',
      },
    ]);
  });

  it('offers nothing of what stays here, and shows what cannot be seen', async () => {
    await draw(codesOf('codes-many'));
    await button('Check this');
    const codes = await findAll('.code', 6);
    const offered = codes.filter((code) => code.querySelector('button')).map((code) => code.dataset.code);
    expect(offered).toEqual(['contact']);
    expect(codes.map((code) => code.querySelector('.eyebrow')?.textContent)).toEqual([
      'Contact card',
      'Sign-in key',
      'Payment',
      'Text',
      'Address for another program',
      'Binary data',
    ]);
    expect(codes[1]?.textContent).not.toContain('JBSWY3DPEHPK3PXP');
    expect(codes[3]?.textContent).toContain('⟨U+202E⟩');
    expect(codes[5]?.textContent).toContain('512 bytes');
  });

  it('keeps a private address here', async () => {
    const { sent } = await draw(codesOf('codes-private'));
    expect((await find('.code [data-failure]')).dataset.failure).toBe('private');
    await findAll('.code button', 1);
    expect(sent('startCheck')).toEqual([]);
  });

  it('of which nothing could be found out is not called harmless text', async () => {
    await draw(codesOf('codes-link'), { readText: new Error('no answer') });
    expect((await find('.code [data-failure]')).dataset.failure).toBe('internal');
    expect(document.querySelector('.code')?.textContent).not.toContain('nothing to check');
    expect(document.querySelector('.code button')).toBeNull();
  });

  it('is looked for in its own pixels, then where it is on the screen, then in all of the tab', async () => {
    const part = { left: 0.1, top: 0.2, width: 0.3, height: 0.4 };
    const { orders } = await draw(NONE, { openedPicture: { ...PICTURE, tab: 'data:tab', part } });
    expect((await find('[data-ending]')).dataset.ending).toBe('none-on-page');
    expect(orders).toEqual([
      { picture: 'data:own', part: null },
      { picture: 'data:tab', part },
      { picture: 'data:tab', part: null },
    ]);
  });

  it('says when what was found may be another code of the page', async () => {
    const { orders } = await draw(codesOf('codes-link'), {
      openedPicture: { ...PICTURE, own: null, tab: 'data:tab' },
    });
    await find('.code');
    expect(document.body.textContent).toContain('not only from this picture');
    expect(orders).toHaveLength(1);
  });

  it.each([
    ['gone', { openedPicture: new Error('gone') }, NONE],
    ['not-taken', { openedPicture: { ...PICTURE, own: null } }, NONE],
    ['too-large', {}, { ok: false, why: 'too-large' }],
  ] as const)('ends as %s', async (ending, over, answer) => {
    await draw(answer, over);
    expect((await find('[data-ending]')).dataset.ending).toBe(ending);
    expect((await find('[role=status]')).textContent).toContain('Picture not read');
    (await button('Go back')).click();
    await find('.drop');
  });
});

describe('the popup', () => {
  const picture = new File(['x'], 'code.png', { type: 'image/png' });

  it('takes the tab that it hangs from, when asked', async () => {
    const { sent } = await draw(codesOf('codes-link'), { takeTab: { id: 'text-t' } }, '');
    (await button('Read')).click();
    await find('.code');
    expect(sent('takeTab')).toEqual([null]);
    expect(sent('openedPicture')).toEqual([{ id: 'text-t' }]);
    expect(document.body.textContent).not.toContain('not only from this picture');
  });

  it('reads a picture that is pasted or dropped, and hashes it only when asked to', async () => {
    for (const how of ['paste', 'drop'] as const) {
      const { orders, sent } = await draw(NONE, {}, '');
      expect(give(how, picture)).toBe(true);
      await find('[data-ending="none-in-file"]');
      expect(orders).toEqual([{ picture, part: null }]);
      expect(sent('startCheck')).toEqual([]);
      (await button('Check the file itself')).click();
      await find('[data-phase="looking-up"]');
      expect(sent('startCheck')).toMatchObject([{ indicator: { kind: 'file' }, origin: 'file' }]);
    }
  });

  it('hashes any other file at once, and leaves a pasted text to the field', async () => {
    const { orders, sent } = await draw(NONE, {}, '');
    expect(give('paste', picture, 'https://a.example')).toBe(false);
    give('drop', new File(['x'], 'setup.exe', { type: 'application/x-msdownload' }));
    await find('[data-phase="looking-up"]');
    expect(sent('startCheck')).toMatchObject([{ origin: 'file' }]);
    expect(orders).toEqual([]);
  });
});
