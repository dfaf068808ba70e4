/** What has to be closed at the end, last opened first closed, once, also when one of them fails. */
export interface Closing {
  add(close: () => Promise<unknown> | unknown): void;
  close(): Promise<void>;
}

export function createClosing(): Closing {
  const open: (() => Promise<unknown> | unknown)[] = [];
  return {
    add: (close) => void open.push(close),
    async close() {
      for (let next = open.pop(); next; next = open.pop()) {
        try {
          await next();
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}
