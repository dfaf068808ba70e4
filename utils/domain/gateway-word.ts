import type { QuotaWindow } from './failure';

/** What was spent of an allowance. */
export interface Share {
  readonly used: number;
  readonly allowed: number;
}

/** Whose allowance was spent when a gateway refused: all of the team's, what lists may have of it, one's own. */
export type RefusedFor = 'team' | 'lane' | 'own';

/** What a team's gateway says beside VirusTotal's answer (docs/gateway); VirusTotal itself says none of it. */
export interface GatewayWord {
  /** The answer was kept there, or refused there: nothing was taken from the team's budget. */
  readonly free: boolean;
  /** The gateway says itself that it could not take the request to VirusTotal: it is as good as away. */
  readonly away: boolean;
  /** How long ago VirusTotal gave the answer, milliseconds. */
  readonly age: number;
  readonly refused: { readonly window: QuotaWindow; readonly of: RefusedFor } | null;
  /** The team's day and month, and one's own share of the day; null where it does not say. */
  readonly budget: { readonly day: Share; readonly month: Share; readonly own: Share } | null;
}

/** The longest age that is believed, in seconds: what is older is not kept by a gateway. */
const AGE_MAX = 30 * 86_400;

/** Reads it from the headers of a reply. A header that does not fit is none. */
export function parseGatewayWord(header: (name: string) => string | null): GatewayWord {
  const age = Number(/^\d{1,8}$/.exec(header('age') ?? '')?.[0] ?? 0);
  const [, window, of] =
    /^window=(minute|day|month); of=(team|lane|own)$/.exec(header('assay-refused') ?? '') ?? [];
  return {
    free: header('assay-cost') === '0',
    away: header('assay-away') === '1',
    age: Math.min(age, AGE_MAX) * 1_000,
    refused: window && of ? { window: window as QuotaWindow, of: of as RefusedFor } : null,
    budget: parseBudget(header('assay-budget') ?? ''),
  };
}

function parseBudget(text: string): GatewayWord['budget'] {
  const parts = /^day=(\d{1,9})\/(\d{1,9}), month=(\d{1,9})\/(\d{1,9}), own=(\d{1,9})\/(\d{1,9})$/.exec(text);
  if (!parts) return null;
  const share = (at: number): Share => ({ used: Number(parts[at]), allowed: Number(parts[at + 1]) });
  return { day: share(1), month: share(3), own: share(5) };
}
