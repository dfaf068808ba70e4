import type { Resolution } from '@/utils/domain/resolution';
import type { ReadContext } from './call';
import { isAddressText, isHostText } from './schema-host';
import { parseFull } from './schema-object';
import { textOf, timeOf } from './schema-value';

/** One element of `…/resolutions`, the same from a domain's side and from an address's. */
export function readResolution(value: unknown, { now }: ReadContext): Resolution | undefined {
  const object = parseFull(value, 'resolution');
  const host = textOf(object?.attributes.host_name);
  const address = textOf(object?.attributes.ip_address);
  if (!object || host === null || address === null) return undefined;
  if (!isHostText(host) || !isAddressText(address)) return undefined;
  return { id: object.id, host, address, at: timeOf(object.attributes.date, now) };
}
