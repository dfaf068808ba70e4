import type { Indicator } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import type { LaneRequest } from '../quota/lanes';
import type { VirusTotalClient } from '../virustotal/client';

type ObjectRequest = Pick<LaneRequest<Report>, 'call' | 'label' | 'repeat'>;

/** The one request that answers an indicator. URLs go by base64url of their text, never by a guessed id. */
export function objectRequest(indicator: Indicator): ObjectRequest {
  return {
    label: `look up ${indicator.kind}`,
    repeat: 'idempotent',
    call: (client) => get(client, indicator),
  };
}

function get(client: VirusTotalClient, { kind, value }: Indicator) {
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
