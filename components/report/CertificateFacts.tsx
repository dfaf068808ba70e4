import type { Certificate } from '@/utils/domain/report-section';
import { dateTime } from '../text';
import { drawn, KeyValues, quoted } from './KeyValues';
import { MoreList } from './MoreList';
import { Quoted } from './Quoted';

const NAMES_FIRST = 5;

/** Whom a certificate names, who vouches for it, and since when. */
export function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const { subject, issuer, serial, from, until, names } = certificate;
  return (
    <KeyValues
      rows={[
        ['factIssuedTo', quoted(subject)],
        ['factIssuer', quoted(issuer)],
        ['factValidFrom', drawn(from, dateTime)],
        ['factValidUntil', drawn(until, dateTime)],
        ['factSerial', serial ? <Quoted text={serial} mono /> : null],
        [
          'factNames',
          names.length > 0 && (
            <MoreList items={names} first={NAMES_FIRST} draw={(name) => <Quoted text={name} mono />} />
          ),
        ],
      ]}
    />
  );
}
