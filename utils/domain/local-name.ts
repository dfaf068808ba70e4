import { isPrivateAddress } from './private-address';

/** Endings that lead nowhere outside, by who keeps them out of the public DNS, or answers for them inside. */
const ENDINGS = new Set(
  [
    // RFC 6761, RFC 6762 with its appendix G, RFC 7686, RFC 9476. `.example` stays public: documents use it.
    'local localhost test invalid onion alt intranet internal private corp home lan',
    // RFC 8375, RFC 9462, RFC 9665; the reverse names of local IPv6 networks, RFC 6303.
    'home.arpa resolver.arpa service.arpa c.f.ip6.arpa d.f.ip6.arpa 8.e.f.ip6.arpa 9.e.f.ip6.arpa a.e.f.ip6.arpa b.e.f.ip6.arpa',
    // As `.corp` and `.home` never delegated by ICANN (resolution 2018.02.04.12; `.internal` by 2024.07.29.06).
    'mail',
    // What networks at home and at work call themselves, and I2P, which no resolver knows.
    'localdomain i2p',
    // Routers, as their makers' manuals name them: AVM, Telekom, Vodafone, O2.
    'fritz.box fritz.nas speedport.ip easy.box o2.box',
    // Networks of one's own in somebody's software: Tailscale, Kubernetes, Consul, Azure.
    'ts.net beta.tailscale.net svc consul internal.cloudapp.net',
  ]
    .join(' ')
    .split(' '),
);
/** The longest ending has as many labels. */
const LABELS_AT_MOST = 5;
/** `1.0.168.192.in-addr.arpa`, whole or the zone of a network. */
const REVERSE = /^(\d{1,3}(?:\.\d{1,3}){0,3})\.in-addr\.arpa$/;

/**
 * Whether a lower-case name is one of an inner network, of the machine itself or of a hidden one, by its ending; and a
 * reverse name where the address it stands for is a private one (RFC 6303). That some of `ts.net` is
 * open to the world (Funnel) does not count: nobody can tell by the name.
 */
export function isLocalName(name: string): boolean {
  const labels = name.split('.').slice(-LABELS_AT_MOST);
  if (labels.some((_, from) => ENDINGS.has(labels.slice(from).join('.')))) return true;
  const network = REVERSE.exec(name)?.[1]?.split('.').reverse();
  return network !== undefined && isPrivateAddress([...network, 0, 0, 0].slice(0, 4).join('.'));
}
