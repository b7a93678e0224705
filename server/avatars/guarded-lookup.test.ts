import type { LookupAddress } from 'node:dns';
import { createGuardedLookup, isPublicAddress, PrivateAddressError } from './guarded-lookup';

const at = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const ask = (answer: LookupAddress[], all: boolean) =>
  new Promise<unknown>((resolve) => {
    const lookup = createGuardedLookup(async () => answer);
    lookup('a.example', { all }, (error, address, family) => resolve(error ?? { address, family }));
  });

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
  '2001:db8::1',
  'localhost',
  '',
])('[P14] %s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['121.14.77.201', '8.8.8.8', '2409:8c54::1', '::ffff:121.14.77.201'])(
  '[P14] %s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('[P14] one private address among public ones is enough to refuse, in both forms of the question', async () => {
  for (const all of [true, false]) {
    expect(await ask(at('121.14.77.201', '127.0.0.1'), all)).toBeInstanceOf(PrivateAddressError);
    expect(await ask([], all)).toBeInstanceOf(PrivateAddressError);
  }
});

test('[P14] the connection gets the very addresses that were judged', async () => {
  const addresses = at('121.14.77.201', '2409:8c54::1');
  expect(await ask(addresses, true)).toEqual({ address: addresses, family: undefined });
  expect(await ask(addresses, false)).toEqual({ address: '121.14.77.201', family: 4 });
});

test('[P14] a name that nobody knows is an error like any other', async () => {
  const lookup = createGuardedLookup(async () => {
    throw new Error('ENOTFOUND');
  });
  const error = await new Promise((resolve) => lookup('a.example', {}, (problem) => resolve(problem)));
  expect(error).toMatchObject({ message: 'ENOTFOUND' });
});
