import ipaddr from 'ipaddr.js';

/**
 * Whom an address stands for. A line gets 64 bits of IPv6 for itself (RFC 6177), so the half above them is counted; an
 * IPv4 address in the clothes of an IPv6 one is the IPv4 address. What is no address is itself.
 */
export const neighbourhoodOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const read = ipaddr.process(address);
  if (!(read instanceof ipaddr.IPv6)) return read.toString();
  const network = read.parts.map((part, index) => (index < 4 ? part : 0));
  return `${new ipaddr.IPv6(network).toString()}/64`;
};
