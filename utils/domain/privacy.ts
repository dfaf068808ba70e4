import type { PrivateRule } from './failure';

/**
 * A part of the text that never leaves. `text` is what was cut, for showing only; of a `wrapper`, the redirect that a link
 * was in, its host.
 */
export interface Removed {
  readonly what: 'wrapper' | 'credentials' | 'fragment' | 'secret';
  readonly text: string;
}

/** That such a part was cut, without the part: what a check keeps of it, for what never leaves is not kept either. */
export type LeftOut = Pick<Removed, 'what'>;

/** A part that looks like a secret: a query parameter by its name, or a piece of the path. */
export interface SecretPart {
  readonly where: 'query' | 'path';
  /** The parameter's name, or `path`. */
  readonly name: string;
  readonly text: string;
}

/** What the gate says about one indicator before anything leaves (DESIGN §4, privacy gate). */
export type PrivacyDecision =
  | { readonly decision: 'send'; readonly value: string; readonly removed: readonly Removed[] }
  | { readonly decision: 'private'; readonly rule: PrivateRule; readonly host: string }
  | {
      readonly decision: 'ask';
      readonly secrets: readonly SecretPart[];
      readonly asIs: string;
      readonly without: string;
      readonly removed: readonly Removed[];
    };
