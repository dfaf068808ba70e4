// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { parseHostLines } from '@/components/options/host-lines';
import { createOptionsBackground } from './options-background';
import { all, fill, labelled, open, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

describe('what is never sent', () => {
  it('keeps the list after a pause in typing, and says which lines are of no use', async () => {
    const background = createOptionsBackground();
    await open(background);
    vi.useFakeTimers();
    await fill('Your own internal addresses', 'Wiki.Labor-Sued.example\n\n10.20.0.0/16\n*.corp.example');
    expect(background.inputs('saveSettings')).toEqual([]);
    await settle(() => vi.advanceTimersByTime(500));
    expect(background.kept().privateHosts).toEqual(['wiki.labor-sued.example', '*.corp.example']);
    expect(text()).toContain('line 3 (“10.20.0.0/16”)');
    expect(labelled('Your own internal addresses').value).toContain('10.20.0.0/16');
  });

  it('does not take a line that would keep everything here, and says so', async () => {
    const background = createOptionsBackground();
    await open(background);
    await fill('Your own internal addresses', 'wiki.example\n*\n*.*\nhttps://*:443/');
    await settle(() => labelled('Your own internal addresses').dispatchEvent(new Event('blur')));
    expect(background.kept().privateHosts).toEqual(['wiki.example']);
    expect(text()).toContain('nothing could be checked: line 2 (“*”), line 3 (“*.*”)');
  });

  it('keeps the list when the field is left', async () => {
    const background = createOptionsBackground();
    await open(background);
    await fill('Your own internal addresses', 'wiki.example');
    await settle(() => labelled('Your own internal addresses').dispatchEvent(new Event('blur')));
    expect(background.kept().privateHosts).toEqual(['wiki.example']);
  });

  it('shows the example with its parts struck through, and why', async () => {
    await open(createOptionsBackground());
    expect(text()).toContain('Would be senthttps://shop.muster.example/account?nr=17');
    expect(all('.would del').map((one) => one.textContent)).toEqual([
      'anna:secret@',
      '&token=q9Zk81bXq0vJtR7w',
      '#invoice',
    ]);
    expect(text()).toContain('looks like a secret, removed unless you say otherwise');
    expect(text()).toContain('Assay asks before it sends this.');
  });

  it('shows of a redirect the link in it', async () => {
    await open(createOptionsBackground());
    await fill('Try it', 'https://www.google.com/url?q=https%3A%2F%2Fevil.example%2F%23x&usg=Ao1');
    expect(text()).toContain('Would be senthttps://evil.example/');
    expect(all('.would del').map((one) => one.textContent)).toEqual(['www.google.com', '#x']);
    expect(text()).toContain('redirect around the link, always removed');
  });

  it.each([
    ['http://192.168.0.1/admin', '192.168.0.1 belongs to an internal network.'],
    ['http://printer.local/', 'printer.local is a local name.'],
    ['http://bookkeeping/', 'bookkeeping is a name without a domain.'],
    ['https://a.corp.example/x', 'a.corp.example is on your list.'],
    ['0123abcd', 'Assay cannot read this'],
    ['ftp://files.example/', 'only http and https addresses can be checked'],
  ])('of %s says why nothing would leave', async (address, sentence) => {
    await open(createOptionsBackground({ settings: { privateHosts: ['*.corp.example'] } }));
    await fill('Try it', address);
    expect(text()).toContain(sentence);
    expect(text()).not.toContain('Would be sent');
  });

  it('sends nothing, whatever is tried', async () => {
    const background = createOptionsBackground();
    await open(background);
    const before = background.asked.length;
    await fill('Try it', 'https://example.com/');
    expect(text()).toContain('Would be senthttps://example.com/');
    expect(background.asked.length).toBe(before);
  });

  it('draws hostile text as text', async () => {
    await open(createOptionsBackground());
    await fill('Try it', 'https://example.com/?a=<img src=x onerror=alert(1)>#<b>x</b>');
    await fill('Your own internal addresses', '<img src=x onerror=1> , y');
    expect(all('img')).toEqual([]);
    expect(all('.would b, #hosts-unusable b').map((one) => one.textContent)).toEqual(['example.com']);
  });
});

describe('a line of the list', () => {
  it.each([
    'wiki.example',
    '*.corp.example',
    '10.1.*',
    'bücher.example',
    '2001:db8::*',
    '[2001:db8::1]',
    'https://wiki.example:8443/start',
  ])('%s is a host', (line) => {
    expect(parseHostLines(line)).toEqual({ hosts: [line], unusable: [], boundless: [] });
  });

  it.each(['10.20.0.0/16', '2001:db8::/32', 'a.example, b.example', 'our wiki', `${'a'.repeat(254)}`])(
    '%s is none',
    (line) => {
      expect(parseHostLines(`\n${line}`)).toEqual({
        hosts: [],
        unusable: [{ line: 2, text: line }],
        boundless: [],
      });
    },
  );

  it('given twice is kept once, in lower case', () => {
    expect(parseHostLines(' A.example \r\na.example').hosts).toEqual(['a.example']);
  });
});
