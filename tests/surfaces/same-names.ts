/** Runs in the page. What can be pressed, by the name it is read out with, in the order of the page. */
export function pressedNames(): string[] {
  const names: string[] = [];
  const walk = (from: Document | ShadowRoot): void => {
    for (const element of from.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.matches('button, summary, a[href], [role=tab]') && element.checkVisibility()) {
        names.push((element.getAttribute('aria-label') ?? element.textContent ?? '').trim());
      }
    }
  };
  walk(document);
  return names;
}

/**
 * Pairs that English tells apart and another language does not: two different things to press with one name. Of a
 * long list as much is drawn as there is room for, which differs by language: such pages are not compared.
 */
export function mixedUp(english: readonly string[], other: readonly string[]): string[] {
  if (english.length !== other.length) return [];
  const meant = new Map<string, string>();
  const problems = new Set<string>();
  other.forEach((name, at) => {
    const said = english[at] ?? '';
    const before = meant.get(name) ?? said;
    if (before !== said) problems.add(`“${name}” is both “${before}” and “${said}”`);
    meant.set(name, before);
  });
  return [...problems];
}
