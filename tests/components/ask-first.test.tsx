// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { askFirst } from '@/components/guard/ask-first';

const view = vi.hoisted(() => ({ plain: true, tells: true }));
vi.mock('wxt/browser', () => import('./gallery/stub-browser'));
vi.mock('@/components/guard/steady', () => ({
  watchSteady: () => ({ now: () => view.plain, stop: () => undefined }),
}));
vi.mock('@/components/guard/nothing-over', () => ({ canTellCovers: () => view.tells }));

let answers: string[] = [];
let shadow: ShadowRoot | null = null;

beforeEach(() => {
  answers = [];
  Object.assign(view, { plain: true, tells: true });
  // The root is closed to the page and to this test, unless its making is overheard.
  const { attachShadow } = Element.prototype;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed');
    shadow = attachShadow.call(this, init);
    return shadow;
  });
  // happy-dom lays nothing out.
  Element.prototype.checkVisibility = () => true;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 300));
});

function ask(): (selector: 'stay' | 'open', byHand: boolean) => void {
  const say = (word: string) => () => void answers.push(word);
  const element = document.createElement('a');
  const question = askFirst({
    style: '',
    followed: { element, address: 'https://evil.example/x', isForm: false },
    finding: { about: 'link', reading: 14, answered: 92, analysedAt: 0, worst: [] },
    ...{ onStay: say('stay'), onOpen: say('open'), onShow: say('show') },
  });
  expect(question).not.toBeNull();
  const [stay, open] = shadow?.querySelectorAll('button') ?? [];
  return (which, byHand) => {
    const click = new MouseEvent('click', { bubbles: true, detail: 1 });
    if (byHand) Object.defineProperty(click, 'isTrusted', { value: true });
    (which === 'stay' ? stay : open)?.dispatchEvent(click);
  };
}

it.each(['stay', 'open'] as const)('is answered by a hand alone: %s', (which) => {
  const click = ask();
  click(which, false);
  expect(answers).toEqual([]);
  click(which, true);
  expect(answers).toEqual([which]);
  click(which, true);
  expect(answers, 'once').toEqual([which]);
});

it('is not answered with “open” while something may lie over it', () => {
  view.plain = false;
  const click = ask();
  click('open', true);
  expect(answers).toEqual([]);
});

it('shows what is known in place of opening where nobody can tell what lies over it, and not to a script', () => {
  view.tells = false;
  const click = ask();
  click('open', false);
  expect(answers).toEqual([]);
  click('open', true);
  expect(answers).toEqual(['show']);
});
