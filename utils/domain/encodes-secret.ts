import { decodedRuns } from './decoded-runs';
import { decodeLeniently } from './percent-decode';
import { type SecretRules, saysSecret } from './says-secret';

/** Encoders are put into one another, two at most. */
const LAYERS = 2;

/** Whether a part of an address has a secret in it in base64 or hex (faults.md §5.28). */
export function encodesSecret(value: string, rules: SecretRules, layers = LAYERS): boolean {
  return decodedRuns(value).some((run) => {
    const text = decodeLeniently(run);
    return saysSecret(text, rules) || (layers > 1 && encodesSecret(text, rules, layers - 1));
  });
}
