import { type ComponentChild, render } from 'preact';
import { locale } from './text';

/** Draws a page: the language is set first, or Japanese gets Chinese glyph forms (words.md §4.4). */
export function mount(page: ComponentChild): void {
  document.documentElement.lang = locale();
  const root = document.getElementById('root');
  if (root) render(page, root);
}
