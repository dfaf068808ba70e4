import { CLEAN_URL, MALICIOUS_FILE, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';

const HASH = MALICIOUS_FILE.sha256;

/** A page as they are: links, words, an editor, a frame, a shadow root, a part that scrolls. */
export const ordinaryPage = `<button id="before">Before</button>
<p><a id="bad" href="${MALICIOUS_URL}">a link</a> and <a id="clean" href="${CLEAN_URL}">another</a>,
<a id="other" href="https://nobody-asked.example/">nobody asked</a>, <a href="${SUSPICIOUS_URL}">not yet</a>.</p>
<p>The hash (${HASH.toUpperCase()}), readme.md, version 1.2.3.4.</p>
<div contenteditable="true">${HASH} <a href="${MALICIOUS_URL}">x</a></div><textarea>${HASH}</textarea>
<iframe src="/frame" width="600" height="80"></iframe><div id="root"></div>
<div style="height: 60px; width: 300px; overflow: auto"><a href="${MALICIOUS_URL}">in a part that scrolls</a>
<div style="height: 500px"></div></div><button id="last">Last</button>
<script>document.getElementById('root').attachShadow({ mode: 'open' }).innerHTML = '<a href="${MALICIOUS_URL}">in a shadow</a>'</script>`;

/** One that wants to know what is known, and lies, overrides and storms. */
export const hostilePage = {
  headers: {
    'content-security-policy':
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; img-src data:",
  },
  body: `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
<script>
  const events = [], roots = [], born = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...given) { roots.push(this); return attach.apply(this, given); };
  for (const name of ['getBoundingClientRect', 'getClientRects', 'getAttribute', 'checkVisibility'])
    Element.prototype[name] = () => { throw new Error('overridden ' + name); };
  Document.prototype.createElementNS = () => { throw new Error('overridden'); };
  globalThis.IntersectionObserver = globalThis.MutationObserver0 = class { observe() { throw new Error('no'); } };
  for (const name of ['message', 'wxt:content-script-started', 'focusin', 'click', 'pointerover'])
    addEventListener(name, (event) => event.isTrusted && name === 'focusin' || events.push(name), true);
  const seen = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes)
      if (node.parentNode === document.documentElement && node.localName === 'div') born.push(node);
  });
  seen.observe(document, { childList: true, subtree: true });
  globalThis.hostOf = () => born.findLast((node) => node.isConnected) ?? null;
  globalThis.learn = () => {
    const host = hostOf();
    const link = document.querySelector('#plain').ownerDocument.createRange();
    link.selectNodeContents(document.querySelector('#plain'));
    const { right, top } = link.getBoundingClientRect();
    let from = 0;
    for (let x = 0; x < 30; x++) for (let y = -4; y < 20; y += 2)
      if (document.elementFromPoint(right + x, top + y) === host) from++;
    for (const kind of ['pointermove', 'mouseover', 'focusin'])
      document.querySelector('#plain').dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX: right + 10, clientY: top + 8 }));
    host?.click();
    events.length = 0;
    return { roots: roots.length, events, attributes: [...(host?.attributes ?? [])].map(({ name }) => name),
      text: (host?.textContent ?? '') + (host?.shadowRoot ? 'open' : ''), from };
  };
</script></head><body>
<p><a id="plain" href="${MALICIOUS_URL}">plain</a></p>
<form><input name="parentNode"><input name="attributes"><input name="getAttribute"><input name="shadowRoot">
<input name="localName"><input name="isConnected"><input name="matches"><a href="${MALICIOUS_URL}">clobbered</a></form>
<div id="scroller"><a href="${MALICIOUS_URL}">scrolls</a></div>
<div id="covered"><a href="${MALICIOUS_URL}">covered</a></div><div id="cover">over it</div>
<p id="faint"><a href="${MALICIOUS_URL}">faint</a></p>
<div id="storm"></div>
<script>
  for (const [id, style] of Object.entries({ scroller: 'height:40px;overflow:auto;width:300px', covered: 'height:30px',
    cover: 'position:relative;top:-30px;height:30px;background:white', faint: 'opacity:0' }))
    for (const [name, value] of style.split(';').map((one) => one.split(':')))
      document.getElementById(id).style.setProperty(name, value);
  let storms = 200;
  (function storm() {
    const place = document.getElementById('storm');
    if (!place || storms-- < 0) return;
    for (let at = 0; at < 200; at++) { place.append(document.createElement('i')); place.firstChild.remove(); }
    requestAnimationFrame(storm);
  })();
</script></body></html>`,
};
