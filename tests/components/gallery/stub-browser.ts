/** Stands in for `wxt/browser`: messages of one language, and a background that answers from a table. */
type Message = { message: string; placeholders?: Record<string, { content: string }> };
type Answer = (name: string, input: unknown) => unknown;
type Push = (push: unknown) => void;

const files = import.meta.glob<Record<string, Message>>('/public/_locales/*/messages.json', {
  eager: true,
  import: 'default',
});

let messages = languageFile('en');
let answer: Answer = () => undefined;
const watchers = new Map<string, Set<Push>>();
const onLost = new Set<() => void>();

/** Which language `i18n` speaks; a key that is missing there is English, as in the browsers. */
export function speak(language: string): void {
  messages = { ...languageFile('en'), ...languageFile(language) };
}

export function answerWith(next: Answer): void {
  answer = next;
}

/** Pushes to everything that watches ports whose name begins with `live:<topic>`. */
export function push(topic: string, what: unknown): void {
  for (const [name, listeners] of watchers) {
    if (name.startsWith(`live:${topic}`)) for (const listener of listeners) listener(what);
  }
}

/** Whether anybody watches such a port: effects run after the first paint. */
export function isWatched(topic: string): boolean {
  return [...watchers].some(([name, listeners]) => name.startsWith(`live:${topic}`) && listeners.size > 0);
}

/** The background is gone: every port that was ever opened is told. */
export function disconnectAll(): void {
  const told = [...onLost];
  onLost.clear();
  for (const listener of told) listener();
}

export const browser = {
  i18n: { getMessage: (key: string, values: string[] = []) => fill(messages[key], values) },
  runtime: {
    id: 'assay',
    sendMessage: async (message: { assay: string; input: unknown }) => answer(message.assay, message.input),
    connect: ({ name }: { name: string }) => {
      const listeners = watchers.get(name) ?? new Set<Push>();
      watchers.set(name, listeners);
      const own = new Set<Push>();
      return {
        onMessage: {
          addListener: (listener: Push) => {
            own.add(listener);
            listeners.add(listener);
          },
        },
        onDisconnect: { addListener: (listener: () => void) => onLost.add(listener) },
        disconnect: () => {
          for (const listener of own) listeners.delete(listener);
        },
      };
    },
  },
};

function languageFile(language: string): Record<string, Message> {
  return files[`/public/_locales/${language}/messages.json`] ?? {};
}

/** As both browsers do it: names are looked up without case, `$$` is one `$`, values are put in as they are. */
function fill(entry: Message | undefined, values: readonly string[]): string {
  if (!entry) return '';
  return entry.message.replace(/\$\$|\$(\w+)\$/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole === '$$' ? '$' : whole;
    const place = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
    return values[Number(place.slice(1)) - 1] ?? '';
  });
}
