import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All addresses of a host name. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: ResolveHost = (hostname) => systemLookup(hostname, { all: true });

/** A name that leads to this machine, to a private network, or to an address that is nobody's. */
export class PrivateAddressError extends Error {
  constructor() {
    super('the host name leads to an address that is not public');
    this.name = 'PrivateAddressError';
  }
}

/** An IPv4 address inside an IPv6 one is judged as what it is. */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/**
 * The `lookup` of a connection, which refuses names with any address that is not public. The connection goes to the
 * very addresses that were judged: there is no second question whose answer could be another one.
 */
export const createGuardedLookup =
  (resolve: ResolveHost): LookupFunction =>
  (hostname, { all }, callback) => {
    const decide = (addresses: readonly LookupAddress[]): void => {
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new PrivateAddressError(), '', 0);
      } else if (all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    };
    resolve(hostname).then(decide, (error: Error) => callback(error, '', 0));
  };
