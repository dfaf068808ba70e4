import messages from '@/public/_locales/en/messages.json';

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const ENTRIES: Readonly<Record<string, Entry>> = messages;

/** `browser.i18n.getMessage` as the browsers do it: a missing key is an empty text (words.md §4.1). */
export function getMessage(key: string, values: readonly string[] = []): string {
  const entry = ENTRIES[key];
  if (!entry) return '';
  return entry.message.replace(/\$\$|\$(\w+)\$/g, (_, name: string | undefined) => {
    const position = name && /^\$(\d)$/.exec(entry.placeholders?.[name.toLowerCase()]?.content ?? '')?.[1];
    return name ? (values[Number(position) - 1] ?? '') : '$';
  });
}
