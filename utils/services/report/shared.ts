/** What several ask for at the same time, done once; each of them may stop waiting, the last one stops it. */
export interface Shared<Answer> {
  /** `start` is called where nobody asks for the same yet. `left` is what an asker gets who stops before the others. */
  join(what: Asked, start: (signal: AbortSignal) => Promise<Answer>, left: Answer): Promise<Answer>;
  /** Takes an asker out of everything of a group. */
  leave(group: string, asker: string | undefined): void;
  /** Nobody joins what is under way in a group; who has joined it still gets its answer. */
  forget(group: string): void;
}

export interface Asked {
  readonly key: string;
  readonly group: string;
  readonly asker: string | undefined;
}

interface Underway<Answer> {
  readonly group: string;
  readonly answer: Promise<Answer>;
  readonly waiting: AbortController;
  /** Never empty: the last one stays to the end. */
  readonly askers: Set<Asker>;
}

interface Asker {
  readonly name: string | undefined;
  go(): void;
}

/** Nothing is under way yet. */
export function createShared<Answer>(): Shared<Answer> {
  const joinable = new Map<string, Underway<Answer>>();
  const underway = new Set<Underway<Answer>>();

  function begin(key: string, group: string, start: (signal: AbortSignal) => Promise<Answer>) {
    const waiting = new AbortController();
    const one: Underway<Answer> = {
      group,
      waiting,
      askers: new Set(),
      answer: start(waiting.signal).finally(() => {
        underway.delete(one);
        if (joinable.get(key) === one) joinable.delete(key);
      }),
    };
    joinable.set(key, one);
    underway.add(one);
    return one;
  }

  return {
    join({ key, group, asker: name }, start, left) {
      const one = joinable.get(key) ?? begin(key, group, start);
      const gone = new Promise<Answer>((resolve) => {
        const asker: Asker = {
          name,
          go() {
            one.askers.delete(asker);
            resolve(left);
          },
        };
        one.askers.add(asker);
      });
      return Promise.race([one.answer, gone]);
    },

    leave(group, name) {
      for (const one of underway) {
        if (one.group !== group) continue;
        const leaving = [...one.askers].filter((asker) => asker.name === name);
        // The last one waits for how it ends: what is in the air comes.
        if (leaving.length === one.askers.size) one.waiting.abort();
        else for (const asker of leaving) asker.go();
      }
    },

    forget(group) {
      for (const [key, one] of joinable) if (one.group === group) joinable.delete(key);
    },
  };
}
