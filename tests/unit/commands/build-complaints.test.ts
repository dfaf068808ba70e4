import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { buildComplaints } from '../../commands/build-complaints';

const about = (path: string, text: string | Buffer) => buildComplaints([{ path, bytes: Buffer.from(text) }]);

it.each([
  ['background.js', 'eval("1")', 'background.js: eval('],
  ['card.js', 'new Function("return 1")', 'card.js: Function('],
  ['card.js', 'const F=a.Function ("x")', 'card.js: Function ('],
  ['background.js', 'importScripts("/a.js")', 'background.js: importScripts'],
  ['background.js', 'setTimeout("alert(1)",5)', 'background.js: setTimeout("'],
  ['chunks/a-01234567.js', 'import(`https://www.virustotal.com/x.js`)', 'chunks/a-01234567.js: import(`'],
  ['chunks/a-01234567.js', 'import("data:text/javascript,1")', 'chunks/a-01234567.js: import("'],
  ['marks.js', '//# sourceMappingURL=marks.js.map', 'marks.js: sourceMappingURL'],
  ['marks.js', 'fetch("https://stats.example/hit")', 'marks.js: an address at stats.example'],
  ['marks.js', 'new WebSocket(`wss://me@stats.example:1/`)', 'marks.js: an address at stats.example'],
  [
    'assets/popup-01234567.css',
    'a{src:url(https://fonts.example/a)}',
    'assets/popup-01234567.css: an address at fonts.example',
  ],
  ['popup.html', '<script>1</script>', 'popup.html: <script'],
  ['popup.html', '<script type="module" src="https://cdn.example/a.js"></script>', 'popup.html: <script'],
  ['popup.html', '<body onload="x()">', 'popup.html:  onload='],
  ['analytics.js', '1', 'analytics.js: nothing says what it is for'],
  ['chunks/../x.js', '1', 'chunks/../x.js: nothing says what it is for'],
  ['collect.js', randomBytes(12_000), 'collect.js: 12028 bytes of 11000'],
])('complains of %s with %.40s', (path, text, complaint) => {
  expect(about(path, text).map((line) => line.replace(/\d{5} bytes/, '12028 bytes'))).toContain(complaint);
});

it.each([
  ['background.js', 'destructorFunction(e);isFunction(1);setTimeout(()=>1,5);`https://$' + '{host}/`'],
  ['card.js', 'const o="https://www.virustotal.com";import("./a.js");import(`../b.js`)'],
  ['popup.html', '<!doctype html><script type="module" crossorigin src="/chunks/popup-x.js"></script>'],
])('says nothing of %s with %.40s', (path, text) => expect(about(path, text)).toEqual([]));

it('complains of all of it that is too much', () => {
  const bytes = randomBytes(400_000);
  const files = [1, 2, 3].map(() => ({ path: 'zxing_reader.wasm', bytes }));
  expect(buildComplaints(files)).toHaveLength(1);
});
