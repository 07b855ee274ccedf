import { type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';
import { FetchFailed } from './safe-fetch.js';

/** Where sockets to hosts that people name may lead: public addresses, and those that the settings of this server allow. */
export interface Reach {
  /** Resolves a name only where every address behind it may be reached. */
  lookup: LookupFunction;
  /** Ends with FetchFailed for an address, written as such, that may not be reached. Names are judged when they resolve. */
  require(host: string): void;
  isAllowed(address: string): boolean;
}

/** `allowed`: addresses or networks, such as 10.1.0.0/16, that the operator opens beside the public ones. */
export function reachOf(allowed: readonly string[]): Reach {
  const opened = listOf(allowed);
  const isAllowed = (address: string) =>
    isPublicAddress(address) || opened.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return {
    isAllowed,
    require: (host) => {
      const bare = host.replace(/^\[|\]$/g, '');
      if (isIP(bare) && !isAllowed(bare)) throw new FetchFailed('This address is not public.');
    },
    lookup: (hostname, options, callback) => {
      lookup(hostname, { ...(options as LookupOptions), all: true }, (error, addresses) => {
        if (error) return callback(error, []);
        if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address)))
          return callback(new FetchFailed('This name leads to an address that is not public.'), []);
        const [first] = addresses;
        return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family);
      });
    },
  };
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
