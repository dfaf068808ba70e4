import { expect, it } from 'vitest';
import { fileUrl } from '@/utils/platform/file-url';

it.each([
  ['/home/user/a.exe', 'file:///home/user/a.exe'],
  ['/tmp/a b#c%41?.exe', 'file:///tmp/a%20b%23c%2541%3F.exe'],
  ['/tmp/é 😀.zip', 'file:///tmp/%C3%A9%20%F0%9F%98%80.zip'],
  ['/tmp/back\\slash', 'file:///tmp/back%5Cslash'],
  ['/tmp/half\ud83d.zip', 'file:///tmp/half%EF%BF%BD.zip'],
  ['C:\\Users\\me\\a b.exe', 'file:///C:/Users/me/a%20b.exe'],
  ['c:/Users/x#.exe', 'file:///c:/Users/x%23.exe'],
  ['\\\\?\\C:\\long\\a.exe', 'file:///C:/long/a.exe'],
  ['\\\\server\\share\\a b.exe', 'file://server/share/a%20b.exe'],
  ['\\\\?\\UNC\\server\\share\\a.exe', 'file://server/share/a.exe'],
  ['a.exe', null],
  ['', null],
])('the address of %j is %j', (path, url) => {
  expect(fileUrl(path)).toBe(url);
  // What is built survives the browser's own reading of it.
  if (url !== null) expect(new URL(url).hash + new URL(url).search).toBe('');
});
