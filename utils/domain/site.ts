import { isPublicSuffix } from './public-suffix';
import { isSharedHosting } from './shared-hosting';

/**
 * The part of a host name that somebody registered: `mail.example.co.uk` is of `example.co.uk`, and so is every
 * other name that ends in it. On shared hosting each name is another's; an IP address is all of itself.
 */
export function registrableDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (/^[\d.]+$|[:[\]]/.test(name)) return name;
  const labels = name.split('.');
  for (let from = Math.max(0, labels.length - 4); from < labels.length - 1; from++) {
    const suffix = labels.slice(from).join('.');
    if (isPublicSuffix(suffix) || isSharedHosting(suffix))
      return labels.slice(Math.max(0, from - 1)).join('.');
  }
  return labels.slice(-2).join('.');
}

/** Whether two hosts belong to one registrant, as far as their names tell. */
export function isSameSite(one: string, other: string): boolean {
  return registrableDomain(one) === registrableDomain(other);
}
