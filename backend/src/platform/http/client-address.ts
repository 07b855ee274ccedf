import { BlockList, isIP, isIPv6 } from 'node:net';

/** Which peers may speak for others in X-Forwarded-For. */
export function trustedProxies(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The address a request comes from: the nearest one that is not a trusted proxy. A forged header changes nothing. */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string | null {
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), peer ?? '']
    .filter((hop) => hop !== '')
    .map(plain);
  while (hops.length > 1 && isTrusted(hops.at(-1) ?? '') && isIP(hops.at(-2) ?? '')) hops.pop();
  const address = hops.at(-1);
  return address && isIP(address) ? address : null;
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
