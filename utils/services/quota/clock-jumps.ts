import type { Clock } from '../clock';

/** A wall clock that ran ahead of the time that passed by more than this was set, or the machine slept. */
const JUMP = 50;

/** How the wall clock runs beside the time that passes. */
export interface ClockJumps {
  /**
   * How far it ran ahead since the last look that was `taken` into account; back counts as nothing. What is too little
   * for a jump is kept until it is enough: a clock that runs fast gets there in steps. `moved` is the same, and below
   * nothing for a clock that was set back.
   */
  look(): { readonly skew: number; readonly moved: number; taken(): void };
}

export function createClockJumps(clock: Pick<Clock, 'now' | 'elapsed'>): ClockJumps {
  let seen = { wall: clock.now(), elapsed: clock.elapsed() };

  return {
    look() {
      const current = { wall: clock.now(), elapsed: clock.elapsed() };
      const ahead = current.wall - seen.wall - (current.elapsed - seen.elapsed);
      return {
        skew: ahead > JUMP ? ahead : 0,
        moved: Math.abs(ahead) > JUMP ? ahead : 0,
        taken() {
          if (ahead > JUMP || ahead < 0) seen = current;
        },
      };
    },
  };
}
