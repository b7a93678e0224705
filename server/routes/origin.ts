import type { FastifyRequest } from 'fastify';
import { neighbourhoodOf } from '../rate-limits/address';
import type { Origin } from '../sms/sms-limits';

const deviceIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** Where a request comes from, as limits count it: the neighbourhood of the address behind trusted proxies, and what `X-Device-Id` says, if it has its form. */
export const originOf = ({ ip, headers }: FastifyRequest): Origin => {
  const deviceId = headers['x-device-id'];
  return {
    address: neighbourhoodOf(ip),
    deviceId: typeof deviceId === 'string' && deviceIdPattern.test(deviceId) ? deviceId : null,
  };
};
