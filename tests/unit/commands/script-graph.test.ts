import { expect, it } from 'vitest';
import { staticScripts } from '../../commands/script-graph';

const build: Readonly<Record<string, string>> = {
  '/build/popup.html':
    '<!doctype html><script type="module" crossorigin src="/chunks/popup-1.js"></script>' +
    '<link rel="stylesheet" href="/assets/popup.css">',
  '/build/chunks/popup-1.js':
    'import{a as b}from"./parts-2.js";import"./polyfill-3.js";const c=()=>import("./comments-4.js");b(c);',
  '/build/chunks/parts-2.js': 'import{h}from"./preact-5.js";export*from"./polyfill-3.js";export{h as a};',
  '/build/chunks/polyfill-3.js': 'globalThis.x="a word from \'elsewhere\'";',
  '/build/chunks/comments-4.js': 'import{h}from"./preact-5.js";',
  '/build/chunks/preact-5.js': 'export const h=1;',
};

function read(file: string): string {
  const text = build[file];
  if (text === undefined) throw new Error(`${file} is not in the build`);
  return text;
}

it('finds what a page loads before it can draw, once each, and no lazy chunk', () => {
  expect(staticScripts('/build', 'popup.html', read).sort()).toEqual([
    'chunks/parts-2.js',
    'chunks/polyfill-3.js',
    'chunks/popup-1.js',
    'chunks/preact-5.js',
  ]);
});

it('does not overlook a script that the build lacks', () => {
  expect(() => staticScripts('/build', 'options.html', read)).toThrow('options.html');
});
