import { expect, it } from 'vitest';
import { gatewayHost } from '@/utils/domain/gateway-host';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';

it.each([
  ['https://gateway.example', 'gateway.example'],
  ['https://gateway.example:8443', 'gateway.example:8443'],
  [VIRUSTOTAL_ADDRESS, null],
  ['nonsense', null],
])('at %s the host in the place of VirusTotal’s is %s', (apiAddress, host) => {
  expect(gatewayHost({ apiAddress })).toBe(host);
});

it('is not told before the settings are known', () => expect(gatewayHost(null)).toBeNull());
