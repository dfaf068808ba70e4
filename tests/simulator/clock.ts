/** Simulated time: starts at real time and runs at its speed; tests move it. */
export interface Clock {
  now(): number;
  /** Unix seconds, as VirusTotal writes dates (virustotal-api.md §0). */
  seconds(): number;
  advance(ms: number): void;
  setTime(ms: number): void;
  setSpeed(factor: number): void;
  /** Back to real time at speed 1. */
  reset(): void;
}

export function createClock(wall: () => number = Date.now): Clock {
  let base = wall();
  let wallBase = base;
  let speed = 1;
  const now = (): number => Math.round(base + (wall() - wallBase) * speed);
  const rebase = (time: number): void => {
    base = time;
    wallBase = wall();
  };
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    advance: (ms) => rebase(now() + ms),
    setTime: rebase,
    setSpeed(factor) {
      rebase(now());
      speed = factor;
    },
    reset() {
      speed = 1;
      rebase(wall());
    },
  };
}
