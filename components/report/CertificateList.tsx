import type { Certificate } from '@/utils/domain/report-section';
import { CertificateFacts } from './CertificateFacts';
import { LongList } from './LongList';

const ROW_HEIGHT = 150;

/** The certificates that a host showed in the past, newest first as VirusTotal has them. */
export function CertificateList({ items }: { items: readonly Certificate[] }) {
  return (
    <LongList
      class="rep-records"
      items={items}
      rowHeight={ROW_HEIGHT}
      keyOf={({ id }) => id}
      draw={(certificate) => <CertificateFacts certificate={certificate} />}
    />
  );
}
