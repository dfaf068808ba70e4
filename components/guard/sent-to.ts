import { nativeGetter } from '../native-getter';

const actionOf = nativeGetter<string, HTMLFormElement>(HTMLFormElement.prototype, 'action');
const methodOf = nativeGetter<string, HTMLFormElement>(HTMLFormElement.prototype, 'method');

/** Where a form is sent that no button sends, absolute; null where it only closes a dialog. */
export function sentTo(form: HTMLFormElement): string | null {
  return methodOf(form) === 'dialog' ? null : actionOf(form);
}

/** What has a meaning of its own when it is clicked. */
export type Control = HTMLButtonElement | HTMLInputElement;

/** Where this button sends its form, absolute; null for everything that sends none. */
export function sentBy(control: Control): string | null {
  const { form, type, formMethod, formAction } = control;
  if (form === null || (type !== 'submit' && type !== 'image') || control.matches(':disabled')) return null;
  // Without the attributes the button says something else than that it has none.
  const own = (name: string): boolean => (control.getAttribute(name) ?? '') !== '';
  if ((own('formmethod') ? formMethod : methodOf(form)) === 'dialog') return null;
  return own('formaction') ? formAction : actionOf(form);
}

/** Its click does something else than what a link around it would: measured in Chromium and Firefox. */
export function keepsClick({ form, type, disabled }: Control): boolean {
  if (disabled || /^(?:checkbox|radio|file|color)$/.test(type)) return true;
  return form !== null && /^(?:submit|image|reset)$/.test(type);
}
