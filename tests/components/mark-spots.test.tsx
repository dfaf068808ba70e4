// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createSpots } from '@/components/marks/spots';
import { pageWords } from '@/utils/domain/page-words';

it('forgets the words of texts that left, and says so', () => {
  const spots = createSpots();
  const line = document.createElement('p');
  document.body.append(line);
  for (let at = 0; at < 2_500; at++) {
    const text = document.createTextNode(`h${at}.example`);
    line.replaceChildren(text);
    const gone = spots.setWords(line, text, pageWords(text.data).words);
    expect(gone.map(({ asks }) => asks)).toEqual(at === 0 ? [] : [`h${at - 1}.example`]);
  }
  expect(spots.of(line).map(({ asks }) => asks)).toEqual(['h2499.example']);
});

it('keeps the newest where there are too many, and says which went', () => {
  const spots = createSpots();
  const line = document.createElement('p');
  const texts = [1_500, 1_000].map((many, part) => {
    const words = Array.from({ length: many }, (_, at) => `h${part}-${at}.example`);
    return document.createTextNode(words.join(' '));
  });
  line.append(...texts);
  const gone = texts.map((text) => {
    const words: ReturnType<typeof pageWords>['words'][number][] = [];
    for (let from: number | null = 0; from !== null; ) {
      const read: ReturnType<typeof pageWords> = pageWords(text.data, from);
      words.push(...read.words);
      from = read.next;
    }
    return spots.setWords(line, text, words);
  });
  expect(gone.map(({ length }) => length)).toEqual([0, 500]);
  expect(gone[1]?.[0]?.asks).toBe('h0-0.example');
  expect(spots.of(line)).toHaveLength(2_000);
  expect(spots.of(line).at(-1)?.asks).toBe('h1-999.example');
});
