const native = <T>(name: string): ((form: HTMLFormElement) => T) => {
  const get = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, name)?.get;
  return (form) => get?.call(form) as T;
};

/** A form takes the names of its fields: `form.action` may be an input (faults.md §6, DOM clobbering). */
const actionOf = native<string>('action');
const methodOf = native<string>('method');

/** Where a form is sent, by itself or by this button of it, absolute; null for everything that sends none. */
export function sentTo(element: Element): string | null {
  if (element instanceof HTMLFormElement) return methodOf(element) === 'dialog' ? null : actionOf(element);
  if (!(element instanceof HTMLButtonElement || element instanceof HTMLInputElement)) return null;
  const { form, type, formMethod, formAction } = element;
  if (form === null || (type !== 'submit' && type !== 'image')) return null;
  // Without the attributes the button says something else than that it has none.
  const own = (name: string): boolean => (element.getAttribute(name) ?? '') !== '';
  if ((own('formmethod') ? formMethod : methodOf(form)) === 'dialog') return null;
  return own('formaction') ? formAction : actionOf(form);
}
