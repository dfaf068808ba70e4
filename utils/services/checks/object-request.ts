import type { Report } from '@/utils/domain/report';
import type { LaneRequest } from '../quota/lanes';
import type { VirusTotalClient } from '../virustotal/client';
import { type CheckRow, requested } from './row';

type ObjectRequest = Pick<LaneRequest<Report>, 'call' | 'label' | 'repeat'>;

/** The one request that answers a check. URLs go by base64url of their text, never by a guessed id. */
export function objectRequest(row: CheckRow): ObjectRequest {
  return {
    label: `look up ${row.indicator.kind}`,
    repeat: 'idempotent',
    call: (client) => get(client, row),
  };
}

function get(client: VirusTotalClient, row: CheckRow) {
  if (row.urlId !== undefined) return client.urls.getById(row.urlId);
  const { kind, value } = requested(row);
  switch (kind) {
    case 'url':
      return client.urls.get(value);
    case 'file':
      return client.files.get(value);
    case 'domain':
      return client.domains.get(value);
    case 'ip':
      return client.addresses.get(value);
  }
}
