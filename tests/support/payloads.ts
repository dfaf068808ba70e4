const MARKUP = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script>';

/** What strangers put where a text is expected, each by the name of its trick (faults.md §5, §6). */
export const PAYLOADS: Readonly<Record<string, string>> = {
  markup: MARKUP,
  'event handler': '"><svg/onload=globalThis.pwned=3><details open ontoggle=globalThis.pwned=4>',
  'frame and form':
    '<iframe srcdoc="<script>parent.pwned=5</script>"></iframe><form action=//evil.example><input>',
  style: '<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>',
  base: '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
  'script link': '[click](javascript:alert(1)) javascript:alert(1) <a href="javascript:alert(1)">x</a>',
  'data link': `data:text/html,${MARKUP}`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a payload for those that do fill it in.
  template: '{{constructor.constructor("globalThis.pwned=6")()}} ${globalThis.pwned=7} $1 $& $TIME$',
  entity: '&lt;script&gt; &#60;img src=x onerror=globalThis.pwned=8&#62;',
  bidi: 'rechnung\u202Efdp.exe \u2066isolated\u2069 \u202Dover\u202C',
  'zero width': 'pay\u200Bpal\u200C.\u2060exa\uFEFFmple \u00ADsoft \u180Emongol',
  control: 'line\u2028separator\u2029 \u0007bell\u0000nul\u001b[31mred\u007f',
  tags: `tag \u{E0068}\u{E0069} and lone \uD800 half`,
  imitation: 'see https://p\u0430ypal.example/konto and xn--pypal-4ve.example',
  punycode: 'https://xn--80ak6aa92e.example/ or https://аррӏе.example/',
  'other host': 'https://www.virustotal.com@evil.example/ https://evil.example\\@www.virustotal.com/',
  defanged: 'hxxps://evil[.]example/a 203.0.113[.]87',
  'right to left': 'עברית evil.example/‏exe.gpj',
  combining: `Z${'\u0351'.repeat(300)}algo`,
  'long word': 'Donaudampfschifffahrt'.repeat(400),
  prototype: '__proto__ constructor hasOwnProperty toString',
  lines: '\n'.repeat(2_000),
};

/** What none of the payloads may bring about: an element of their own, a link, a call. */
export const STRANGE =
  ':is(script, iframe, img, object, embed, style, base, meta, link, form[action], svg[onload], a[href^="javascript:"], a[href^="data:"], [onerror], [onload], [ontoggle])';
