import type { FileDetails, NamedText } from '@/utils/domain/details';
import { entriesOf, listOf, longTexts } from './schema-lists';
import { countOf, type Fields, fieldsOf, isFields, textOf, timeOf } from './schema-value';

/** Hashes in the order in which they are shown, by their usual names. */
const HASHES: readonly (readonly [name: string, field: string])[] = [
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['Vhash', 'vhash'],
  ['Authentihash', 'authentihash'],
  ['Permhash', 'permhash'],
  ['Symhash', 'symhash'],
  ['Telfhash', 'telfhash'],
  ['SSDEEP', 'ssdeep'],
  ['TLSH', 'tlsh'],
];

/** The rest of a file object (virustotal-api.md §4). */
export function parseFileDetails(attributes: Fields, now: number): FileDetails {
  const classification = fieldsOf(attributes.popular_threat_classification);
  return {
    names: longTexts(attributes.names),
    size: countOf(attributes.size),
    type: textOf(attributes.type_description) ?? textOf(attributes.type_tag),
    magic: textOf(attributes.magic),
    hashes: hashesOf(attributes),
    createdAt: timeOf(attributes.creation_date, now),
    uniqueSources: countOf(attributes.unique_sources),
    signature: signatureOf(attributes.signature_info),
    threatLabel: textOf(classification.suggested_threat_label),
    threatCategories: listOf(classification.popular_threat_category, ({ value }) => textOf(value)),
    sandboxVerdicts: entriesOf(attributes.sandbox_verdicts, verdictOf),
    yaraRules: listOf(attributes.crowdsourced_yara_results, ({ rule_name, ruleset_name, author }) => {
      const rule = textOf(rule_name);
      return rule === null ? null : { rule, ruleset: textOf(ruleset_name), author: textOf(author) };
    }),
  };
}

function hashesOf(attributes: Fields): readonly NamedText[] {
  const imphash = textOf(fieldsOf(attributes.pe_info).imphash);
  const hashes = HASHES.flatMap(([name, field]) => {
    const value = textOf(attributes[field]);
    return value === null ? [] : [{ name, value }];
  });
  return imphash === null ? hashes : [...hashes, { name: 'Imphash', value: imphash }];
}

/** Version information stands in the same place as a signature; a file with only that has no status and no signers. */
function signatureOf(value: unknown): FileDetails['signature'] {
  if (!isFields(value)) return null;
  const signature = {
    status: textOf(value.verified),
    signers: longTexts((textOf(value.signers) ?? '').split(';').map((signer) => signer.trim())),
    product: spoken(value.product),
    description: spoken(value.description),
    signedAt: textOf(value['signing date']),
  };
  const { status, signers, product, description, signedAt } = signature;
  return (status ?? product ?? description ?? signedAt ?? signers[0]) ? signature : null;
}

/** Real replies have descriptions of one space. */
function spoken(value: unknown): string | null {
  return textOf(textOf(value)?.trim());
}

function verdictOf(name: string, value: unknown): FileDetails['sandboxVerdicts'][number] | null {
  if (!isFields(value)) return null;
  const category = textOf(value.category);
  if (category === null) return null;
  const names = [...longTexts(value.malware_classification), ...longTexts(value.malware_names)];
  return { sandbox: textOf(value.sandbox_name) ?? name, category, names: longTexts(names) };
}
