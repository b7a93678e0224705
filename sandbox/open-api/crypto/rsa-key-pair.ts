import { checkPrimeSync, createPrivateKey, createPublicKey } from 'node:crypto';
import { createRandom, type Random } from '../world/random';

/** A pair in PEM: the public half is registered with the platform, the private half belongs to the app's server. */
export interface RsaKeyPair {
  readonly publicKeyPem: string;
  readonly privateKeyPem: string;
}

const EXPONENT = 65537n;
const PRIME_BITS = 1024;
const known = new Map<string, RsaKeyPair>();

/**
 * A 2048-bit pair that depends on the seed alone: the same seed is the same run, keys included, and no private key has
 * to lie in the repository. For simulations only: whoever knows the seed knows the key.
 */
export function deriveRsaKeyPair(seed: string): RsaKeyPair {
  const held = known.get(seed);
  if (held) return held;
  const random = createRandom(`${seed}:rsa`);
  const p = drawPrime(random);
  const q = drawPrime(random);
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const jwk = {
    kty: 'RSA',
    n: encode(p * q),
    e: encode(EXPONENT),
    d: encode(d),
    p: encode(p),
    q: encode(q),
    dp: encode(d % (p - 1n)),
    dq: encode(d % (q - 1n)),
    qi: encode(inverse(q, p)),
  };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const pair = {
    privateKeyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  };
  known.set(seed, pair);
  return pair;
}

/** The two highest bits are set so that the product has its full length. */
function drawPrime(random: Random): bigint {
  const bytes = random.bytes(PRIME_BITS / 8);
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  let candidate = BigInt(`0x${bytes.toString('hex')}`) | 1n;
  while (candidate % EXPONENT === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const times = a / b;
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return ((x % modulus) + modulus) % modulus;
}

function encode(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
