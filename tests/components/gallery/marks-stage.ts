import { startMarks } from '@/components/marks/marks';
import style from '@/components/marks/marks.css?inline';
import { HOUR } from '@/utils/domain/duration';
import { linkIndicator, type Mark, wordIndicator } from '@/utils/domain/mark';
import type { Verdict } from '@/utils/domain/verdict';
import type { Call } from '@/utils/rpc/client';

const COUNTS = { malicious: 14, suspicious: 0, harmless: 70, undetected: 8, unanswered: 0 };
const NAMES = ['malicious', 'suspicious', 'nothing-found', 'unknown'] as const;

/** The page's own text, with links in the middle of sentences, at their end, in a row, and words. */
const PAGE = `<h1>Incident notes</h1>
<p>The mail had a <a href="https://malicious.example/">link to a parcel</a> service, a <a href="https://suspicious.example/">second link</a>, and
<a href="https://nothing-found.example/">the manual</a>. Hosts seen: malicious.example, suspicious.example and nothing-found.example; the last is ours.</p>
<p>Tight: <a href="https://malicious.example/">one</a> <a href="https://suspicious.example/">two</a> <a href="https://nothing-found.example/">three</a>
(<a href="https://unknown.example/">four</a>) illustrate <a href="https://malicious.example/">links</a> within lines of text.</p>
<ul><li><a href="https://malicious.example/">In a list, with room behind it</a></li><li><a href="https://nothing-found.example/">And another</a></li></ul>
<img width="160" height="60" usemap="#m" alt="" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='160' height='60'><rect width='76' height='60' fill='tan'/><rect x='84' width='76' height='60' fill='tan'/></svg>">
<map name="m"><area shape="rect" coords="0,0,76,60" href="https://malicious.example/" alt="a"><area shape="circle" coords="122,30,30" href="https://suspicious.example/" alt="b"></map>`;

/** Marks over a page, of four verdicts, as they are drawn where the browser lets Assay in. */
export function drawMarksStage(root: HTMLElement, dark: boolean, now: number): void {
  root.innerHTML = PAGE;
  document.body.style.cssText = `margin:24px;width:520px;background:${dark ? '#1b1c1e' : '#fff'};color:${dark ? '#ddd' : '#222'};font:16px/1.5 serif;color-scheme:${dark ? 'dark' : 'light'}`;
  const markOf = (text: string, isLink: boolean): Mark | null => {
    const name = NAMES.find((one) => text.includes(one));
    const indicator = isLink ? linkIndicator(text) : wordIndicator(text);
    if (!name || !indicator) return null;
    const reading = name === 'malicious' ? 14 : name === 'suspicious' ? 2 : 0;
    const verdict: Verdict = {
      name,
      reading,
      answered: name === 'unknown' ? 0 : 92,
      threshold: 3,
      counts: COUNTS,
    };
    return { indicator, verdict, analysedAt: now - 2 * HOUR, fetchedAt: now, old: false };
  };
  const drawn = (): number => requestAnimationFrame(() => document.body.setAttribute('data-marked', ''));
  const call = (async (_: string, { links, words }: { links: string[]; words: string[] }) => ({
    ok: true,
    value: {
      ...{ on: true, later: false },
      links: links.map((link) => markOf(link, true)),
      words: words.map((word) => markOf(word, false)),
    },
  })) as Call;
  // Drawn after the next layout but one that follows the answer.
  setTimeout(() => requestAnimationFrame(drawn), 900);
  startMarks({
    ...{ style, call, isAlive: () => true, rootOf: ({ shadowRoot }) => shadowRoot },
    onLookAgain: () => () => undefined,
  });
}
