// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { collectPage } from '@/components/collect/collect-page';
import { FOUND_AT_MOST } from '@/utils/domain/found';

beforeEach(() => {
  // happy-dom lays nothing out.
  vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function (this: Element) {
    return this.closest('[hidden]') === null;
  });
});

async function collect(body: string) {
  document.body.innerHTML = body;
  return collectPage();
}

describe('what is read out of a page', () => {
  it('is where its links lead, each once, and nothing that leads nowhere', async () => {
    const { links } = await collect(`<a href="https://a.example/x">1</a><a href="https://a.example/x">2</a>
      <map><area href="https://b.example/"></map><svg><a href="https://c.example/"></a></svg>
      <a href="/d">d</a><a href="#top">up</a><a href="javascript:1">js</a><a href="mailto:a@b.example">m</a><a>none</a>`);
    expect(links).toEqual([
      ...['https://a.example/x', 'https://b.example/', 'https://c.example/', `${location.origin}/d`],
    ]);
  });

  it('is also what can only be counted: other schemes, too long ones, what no browser can read', async () => {
    const { links } =
      await collect(`<a href="ftp://a.example/">1</a><a href="https://\u202eevil.example/">2</a>
      <a href="https://long.example/${'x'.repeat(9_000)}">3</a>`);
    expect(links.map((link) => link.slice(0, 12))).toEqual([
      'ftp://a.exam',
      'https://\u202eevi',
      'https://long',
    ]);
    expect(links.map((link) => link.length)).toEqual([16, 22, 8_193]);
  });

  it('is its lines, put together across what stands in a line, without what nobody sees', async () => {
    const { text } =
      await collect(`<p>See <b>evil</b><span>[.]</span>ex<wbr>ample, now</p><div>198.51<div>.100.7</div></div>
      <p hidden>hidden.example.com</p><script>script.example.com</script><style>a.b{}</style><textarea>area.example.com</textarea>
      <p>No indicator in here</p><td>d41d8cd98f00b204e9800998ecf8427e</td>`);
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      'See evil[.]example, now',
      '198.51',
      '.100.7',
      'd41d8cd98f00b204e9800998ecf8427e',
    ]);
  });

  it('is also what stands in open shadow roots, one in the other', async () => {
    document.body.innerHTML = '<div id="outer"></div>';
    const outer = document.getElementById('outer')?.attachShadow({ mode: 'open' });
    if (!outer) throw new Error('no root');
    outer.innerHTML = '<a href="https://outer.example/">o</a><div id="inner"></div>';
    const inner = outer.getElementById('inner')?.attachShadow({ mode: 'open' });
    if (inner) inner.innerHTML = '<a href="https://inner.example/">i</a> inner.example.com';
    const { links, text } = await collectPage();
    expect(links).toEqual(['https://outer.example/', 'https://inner.example/']);
    expect(text).toContain('inner.example.com');
  });

  it('changes nothing and counts frames', async () => {
    const body = '<a href="https://a.example/">a</a><iframe></iframe><p>b.example</p>';
    const { frames, more, unreadable } = await collect(body);
    expect([frames, more, unreadable]).toEqual([1, false, false]);
    expect(document.body.innerHTML).toBe(body);
  });

  it('ends at ten thousand links, and says so', async () => {
    const { links, more } = await collect(
      Array.from({ length: FOUND_AT_MOST + 5 }, (_, n) => `<a href="https://l${n}.example/"></a>`).join(''),
    );
    expect(links).toHaveLength(FOUND_AT_MOST);
    expect(more).toBe(true);
  });
});
