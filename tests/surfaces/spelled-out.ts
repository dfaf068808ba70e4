/**
 * Both run in the page. Card and guard draw their texts by style (`data-says`), where no script of a page can search
 * them; browsers read them out, but neither axe nor a text's own box knows of them. So while a surface is looked
 * over they stand there as text.
 */
export function spellOut(): void {
  const walk = (from: Document | ShadowRoot): void => {
    for (const element of from.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const { says } = element.dataset ?? {};
      if (says === undefined || says === '') continue;
      element.dataset.said = says;
      element.dataset.says = '';
      element.append(says);
    }
  };
  walk(document);
}

/** As they were, so that they can be drawn in another language. */
export function takeBack(): void {
  const walk = (from: Document | ShadowRoot): void => {
    for (const element of from.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const { said } = element.dataset ?? {};
      if (said === undefined) continue;
      element.lastChild?.remove();
      element.dataset.says = said;
      delete element.dataset.said;
    }
  };
  walk(document);
}
