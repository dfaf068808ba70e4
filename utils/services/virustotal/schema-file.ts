import type { FileFacts } from '@/utils/domain/report';
import { countOf, type Fields, fieldsOf, textOf, textsOf } from './schema-value';

/** A file object's own attributes (virustotal-api.md §4). `id` is its SHA-256. */
export function parseFileFacts(id: string, attributes: Fields): FileFacts {
  const names = textsOf(attributes.names);
  const classification = fieldsOf(attributes.popular_threat_classification);
  return {
    md5: hexOf(attributes.md5, 32),
    sha1: hexOf(attributes.sha1, 40),
    sha256: id,
    size: countOf(attributes.size),
    name: textOf(attributes.meaningful_name) ?? names[0] ?? null,
    names,
    type: textOf(attributes.type_description) ?? textOf(attributes.type_tag),
    magic: textOf(attributes.magic),
    threatLabel: textOf(classification.suggested_threat_label),
    signer: signerOf(fieldsOf(attributes.signature_info)),
  };
}

/** The first of `signers`, which are divided by semicolons; nobody where the signature does not hold. */
function signerOf(signature: Fields): string | null {
  if (signature.verified !== 'Signed' && signature.verified !== 'Valid') return null;
  return textOf(textOf(signature.signers)?.split(';')[0]?.trim());
}

function hexOf(value: unknown, length: number): string | null {
  const text = textOf(value);
  return text !== null && text.length === length && /^[0-9a-f]+$/.test(text) ? text : null;
}
