import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What may be called besides public addresses. */
export interface AddressRules {
  readonly allowPrivate: boolean;
  readonly networks: readonly [Address, number][];
  /** Names in lower case; they may resolve to anything. */
  readonly hosts: ReadonlySet<string>;
}

/** Global unicast that is handed out at all (RFC 4291, IANA): what lies outside embeds or reserves something. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** IPv4 inside IPv6 (`::ffff:127.0.0.1`) is the IPv4 address that the system connects to. */
function parsed(address: string): Address | null {
  const bare = address.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

function matches(address: Address, [network, bits]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

/**
 * Whether an address is one of the public internet: no loopback, private, link-local, shared (100.64/10),
 * multicast, documentation or otherwise reserved one, and none that carries another address inside (NAT64, 6to4,
 * Teredo, IPv4-compatible), whose real end cannot be seen.
 * @param address IPv4 or IPv6 as text; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  const ip = parsed(address);
  if (ip === null || ip.range() !== 'unicast') return false;
  return ip.kind() === 'ipv4' || matches(ip, GLOBAL_UNICAST);
}

/** @returns whether the rules let a connection go to this address, which the name stands for */
export function mayCall(address: string, host: string, rules: AddressRules): boolean {
  if (rules.allowPrivate || rules.hosts.has(host.toLowerCase()) || isPublicAddress(address)) return true;
  const ip = parsed(address);
  return ip !== null && rules.networks.some((network) => matches(ip, network));
}

function networkOf(entry: string): [Address, number] | null {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  const ip = parsed(entry);
  return ip === null ? null : [ip, ip.kind() === 'ipv4' ? 32 : 128];
}

/**
 * @param allow networks (`10.1.0.0/16`), addresses and host names that may be called although they are not public
 * @param allowPrivate lets every address through: for development alone
 */
export function addressRules(allow: readonly string[] = [], allowPrivate = false): AddressRules {
  const networks = allow.map(networkOf);
  return {
    allowPrivate,
    networks: networks.filter((network) => network !== null),
    hosts: new Set(allow.filter((_, index) => networks[index] === null).map((name) => name.toLowerCase())),
  };
}
