type Listener = (...args: never[]) => unknown;

/** One browser event that a test fires by hand. */
export interface FakeEvent {
  addListener(listener: Listener): void;
  fire(...args: unknown[]): unknown[];
}

export function createFakeEvent(): FakeEvent {
  const listeners: Listener[] = [];
  return {
    addListener: (listener) => void listeners.push(listener),
    fire: (...args) => listeners.map((listener) => listener(...(args as never[]))),
  };
}
