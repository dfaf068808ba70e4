import { encodesSecret } from './encodes-secret';
import { addressInPath } from './holds-address';
import { decodeLeniently } from './percent-decode';
import type { SecretPart } from './privacy';
import { saysSecret } from './says-secret';
import { isSecretName, isSwitch } from './secret-name';
import { isSecretSegment } from './secret-path';
import { RANDOM_IN_QUERY } from './secret-value';

export interface Secrets {
  readonly secrets: readonly SecretPart[];
  /** The address without them, otherwise character for character the same. */
  readonly without: string;
}

interface Part {
  readonly where: 'query' | 'path';
  readonly name: string;
  /** As it stands in the address, with the separator before it. */
  readonly text: string;
  /** What must not be left anywhere else either. */
  readonly value: string;
  readonly secret: boolean;
}

/** A shorter piece stands elsewhere by chance. */
const TELLING = 6;

/**
 * The parts of a URL (no credentials, no fragment) that look like secrets, in their order, and the URL without
 * them (DESIGN §4, faults.md §5.28). `keepsHere` tells of a host whether it must stay: a target address in the
 * query may name one.
 */
export function findSecrets(url: string, keepsHere: (host: string) => boolean): Secrets {
  const [, origin = url, path = '', query = ''] = /^([a-z]+:\/\/[^/?]*)([^?]*)(\?.*)?$/is.exec(url) ?? [];
  const parts = alsoElsewhere([...pathParts(path, keepsHere), ...queryParts(query, keepsHere)]);
  const secrets = parts.filter((part) => part.secret).map(({ where, name, text }) => ({ where, name, text }));
  if (secrets.length === 0) return { secrets, without: url };
  const kept = parts.filter((part) => !part.secret);
  const keptPath = kept.flatMap((part) => (part.where === 'path' ? [part.text] : [])).join('');
  const keptQuery = kept.flatMap((part) => (part.where === 'query' ? [part.text.slice(1)] : [])).join('&');
  return { secrets, without: `${origin}${keptPath || '/'}${keptQuery && `?${keptQuery}`}` };
}

function pathParts(path: string, keepsHere: (host: string) => boolean): Part[] {
  const segments = path.split('/').slice(1);
  const inner = addressInPath(segments.map(decodeLeniently), keepsHere);
  return segments.map((value, index) => {
    const secret = index >= inner || isSecretSegment(segments, index, keepsHere);
    return { where: 'path', name: 'path', text: `/${value}`, value, secret };
  });
}

function queryParts(query: string, keepsHere: (host: string) => boolean): Part[] {
  const pairs = query.slice(1).split('&');
  return pairs.map((pair, index) => {
    const equals = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = decodeLeniently(pair.slice(0, equals));
    const value = equals === pair.length ? pair : pair.slice(equals + 1);
    const secret = isSecretPair(name, decodeLeniently(value), keepsHere);
    return { where: 'query', name, text: `${index === 0 ? '?' : '&'}${pair}`, value, secret };
  });
}

function isSecretPair(name: string, value: string, keepsHere: (host: string) => boolean): boolean {
  if (isSecretName(name) && !isSwitch(value)) return true;
  const rules = { long: RANDOM_IN_QUERY, keepsHere };
  // What has no name may end in the `=` of base64.
  return [value, name].some((text) => saysSecret(text, rules) || encodesSecret(text, rules));
}

/** What was found to be a secret in one place is one in every other place of the same address. */
function alsoElsewhere(parts: readonly Part[]): readonly Part[] {
  const values = parts
    .filter((part) => part.secret && part.value.length >= TELLING)
    .map((part) => part.value);
  return parts.map((part) => ({
    ...part,
    secret: part.secret || values.some((value) => part.text.includes(value)),
  }));
}
