/** First bytes and prefix length of what is not on the public internet (IANA IPv4 special-purpose registry). */
const PRIVATE_IPV4: readonly (readonly [first: readonly [number, number], bits: number])[] = [
  [[0, 0], 8],
  [[10, 0], 8],
  [[100, 64], 10],
  [[127, 0], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  // Multicast and reserved, with the broadcast address.
  [[224, 0], 3],
];

/**
 * Whether a canonical address (no brackets) can only be reached from inside (DESIGN §4, faults.md §5.15). The
 * networks for documentation count as public, like `.example`. An IPv6 address that carries an IPv4 one is
 * judged by it too.
 */
export function isPrivateAddress(address: string): boolean {
  return address.includes(':')
    ? isPrivateIpv6(groupsOf(address))
    : isPrivateIpv4(address.split('.').map(Number));
}

function isPrivateIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  const network = a * 65_536 + b * 256 + c;
  return PRIVATE_IPV4.some(([[x, y], bits]) => {
    const size = 2 ** (24 - bits);
    return Math.floor(network / size) === Math.floor((x * 65_536 + y * 256) / size);
  });
}

function isPrivateIpv6(groups: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = groups;
  const zerosBefore = groups.findIndex((group) => group !== 0);
  // ::/96 holds `::1`, which embeds the private 0.0.0.1, and IPv4-compatible addresses.
  if (zerosBefore >= 6) return isPrivateIpv4(embedded(groups, 6));
  // IPv4-mapped, ::ffff:0:0/96 (RFC 4291).
  if (zerosBefore === 5 && groups[5] === 0xffff) return isPrivateIpv4(embedded(groups, 6));
  // NAT64: the well-known prefix carries a public address, the local one stays inside (RFC 6052, RFC 8215).
  if (first === 0x64 && second === 0xff9b) return third === 1 || isPrivateIpv4(embedded(groups, 6));
  // 6to4 (RFC 3056).
  if (first === 0x2002) return isPrivateIpv4(embedded(groups, 1));
  // Global unicast is 2000::/3; all else is local, multicast or not given out (IANA IPv6 address space).
  return first < 0x2000 || first >= 0x4000;
}

function embedded(groups: readonly number[], at: number): readonly number[] {
  const [high = 0, low = 0] = groups.slice(at, at + 2);
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** The eight groups of a canonical IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [left = [], right = []] = address.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}
