/** What a team asks of VirusTotal in one day, by how many of its checks are of things that others check too. */
export interface Day {
  readonly browsers: number;
  /** Different things that one person checks a day, counted with repetitions. */
  readonly checks: number;
  /** Share of the checks, 0 to 1, that are of things out of the common pool; the rest nobody else has. */
  readonly overlap: number;
  /** Things in the common pool; the nth most popular is asked for 1/n as often as the first (Zipf). */
  readonly pool: number;
}

export interface Requests {
  /** Each browser with its own cache only. */
  readonly alone: number;
  /** With one cache for all, which keeps for the day. */
  readonly shared: number;
}

/** Expected requests a day: how many different things are asked for at all, by one browser and by all of them. */
export function expected({ browsers, checks, overlap, pool }: Day): Requests {
  const common = checks * overlap;
  const own = browsers * checks * (1 - overlap);
  let [one, all, total] = [0, 0, 0];
  for (let rank = 1; rank <= pool; rank += 1) total += 1 / rank;
  for (let rank = 1; rank <= pool; rank += 1) {
    const missed = Math.log1p(-1 / rank / total);
    one -= Math.expm1(common * missed);
    all -= Math.expm1(browsers * common * missed);
  }
  return { alone: browsers * one + own, shared: all + own };
}

/** The same by drawing every check of the day; `random` is evenly distributed in [0, 1). */
export function drawn({ browsers, checks, overlap, pool }: Day, random: () => number): Requests {
  const sums: number[] = [];
  let last = 0;
  for (let rank = 1; rank <= pool; rank += 1) {
    last += 1 / rank;
    sums.push(last);
  }
  const seen = new Set<number>();
  let [alone, own] = [0, 0];
  for (let browser = 0; browser < browsers; browser += 1) {
    const mine = new Set<number>();
    for (let check = 0; check < checks; check += 1) {
      if (random() >= overlap) own += 1;
      else mine.add(rankOf(sums, random() * last));
    }
    alone += mine.size;
    for (const thing of mine) seen.add(thing);
  }
  return { alone: alone + own, shared: seen.size + own };
}

function rankOf(sums: readonly number[], at: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
