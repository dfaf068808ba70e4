import { useEffect, useState } from 'preact/hooks';
import { gatewayHost } from '@/utils/domain/gateway-host';
import type { Call } from '@/utils/rpc/client';

/** The host of a gateway in VirusTotal's place, or null. */
export function useGateway(call: Call): string | null {
  const [gateway, setGateway] = useState<string | null>(null);
  useEffect(() => {
    void call('settings', null).then((reply) => reply.ok && setGateway(gatewayHost(reply.value)));
  }, [call]);
  return gateway;
}
