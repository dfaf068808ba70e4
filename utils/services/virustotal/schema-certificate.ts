import { DETAILS_MAX } from '@/utils/domain/details';
import type { Certificate } from '@/utils/domain/report-section';
import { parseFull } from './schema-object';
import { type Fields, fieldsOf, isFields, textOf, textsOf } from './schema-value';

/** A certificate may name thousands of hosts; one more is read than is shown: then there is a rest. */
const NAMES_MAX = DETAILS_MAX + 1;
/** Who somebody is, from the nearest to the widest: common name, unit, organization, country. */
const NAME_PARTS = ['CN', 'OU', 'O', 'C'];

/** One element of `…/historical_ssl_certificates` (virustotal-api.md §5). */
export function readCertificate(value: unknown): Certificate | undefined {
  const object = parseFull(value, 'ssl_cert');
  return object && certificateOf(object.attributes, object.id);
}

/** A host's `last_https_certificate`; null where there is none. */
export function parseCertificate(value: unknown): Certificate | null {
  if (!isFields(value)) return null;
  const id = textOf(value.thumbprint_sha256) ?? textOf(value.thumbprint) ?? textOf(value.serial_number);
  return id === null ? null : certificateOf(value, id);
}

function certificateOf(fields: Fields, id: string): Certificate {
  const validity = fieldsOf(fields.validity);
  return {
    id,
    subject: nameOf(fields.subject),
    issuer: nameOf(fields.issuer),
    serial: textOf(fields.serial_number),
    from: momentOf(validity.not_before),
    until: momentOf(validity.not_after),
    names: textsOf(fieldsOf(fields.extensions).subject_alternative_name, NAMES_MAX),
  };
}

function nameOf(value: unknown): string | null {
  const fields = fieldsOf(value);
  return textOf(textsOf(NAME_PARTS.map((part) => fields[part])).join(', '));
}

/** `2020-01-22 00:00:00`, in UTC, as Unix milliseconds; a certificate may well end in the future. */
function momentOf(value: unknown): number | null {
  const text = textOf(value);
  if (text === null || !/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(text)) return null;
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isFinite(time) ? time : null;
}
