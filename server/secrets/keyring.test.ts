import { systemRandom } from '../random';
import { createKeyring } from './keyring';

const ring = createKeyring(Buffer.alloc(32, 1), systemRandom);

test('[S02] what was sealed opens with its own purpose and context only', () => {
  const sealed = ring.box('a').seal('钥匙', 'row-1');
  expect(ring.box('a').open(sealed, 'row-1')).toBe('钥匙');
  expect(ring.box('a').open(sealed, 'row-2')).toBeNull();
  expect(ring.box('b').open(sealed, 'row-1')).toBeNull();
  expect(createKeyring(Buffer.alloc(32, 2), systemRandom).box('a').open(sealed, 'row-1')).toBeNull();
});

test('[S02] the same text is sealed differently each time', () => {
  expect(ring.box('a').seal('x', 'c')).not.toBe(ring.box('a').seal('x', 'c'));
});

test('[S02] nothing that was changed opens', () => {
  const sealed = ring.box('a').seal('text', 'c');
  for (let at = 3; at < sealed.length; at += 1) {
    const flipped = sealed[at] === 'A' ? 'g' : 'A';
    const changed = sealed.slice(0, at) + flipped + sealed.slice(at + 1);
    // The last character of a part may hold bits that mean nothing.
    if (sealed[at] === '.' || (sealed[at + 1] ?? '.') === '.') continue;
    expect([at, ring.box('a').open(changed, 'c')]).toEqual([at, null]);
  }
  for (const text of ['', 'v1', 'v1.a.b', 'v2.a.b.c', 'v1.AAAA.AAAA.AAAA', 'v3.a.b.c.d', `${sealed}.x`])
    expect(ring.box('a').open(text, 'c')).toBeNull();
});

test('[S11] keyed hashes differ by purpose and secret', () => {
  const hashes = [
    ring.hmac('a', 'x'),
    ring.hmac('b', 'x'),
    createKeyring(Buffer.alloc(32, 2), systemRandom).hmac('a', 'x'),
  ];
  expect(new Set(hashes).size).toBe(3);
  expect(ring.hmac('a', 'x')).toBe(hashes[0]);
});

const [one, two, three] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
const sealedWith = (secret: Buffer) => createKeyring(secret, systemRandom).box('a').seal('text', 'c');

test('[S02] the first secret seals, every known one opens', () => {
  const rotated = createKeyring(two, systemRandom, [one]).box('a');
  expect(rotated.open(sealedWith(one), 'c')).toBe('text');
  const sealed = rotated.seal('text', 'c');
  expect(createKeyring(two, systemRandom).box('a').open(sealed, 'c')).toBe('text');
  expect(createKeyring(one, systemRandom).box('a').open(sealed, 'c')).toBeNull();
  expect(rotated.open(sealedWith(three), 'c')).toBeNull();
});

test('[S02] what the newest key sealed can be told by its beginning, on every instance', () => {
  const rotated = createKeyring(two, systemRandom, [one]).box('a');
  expect(rotated.seal('x', 'c').startsWith(rotated.newest)).toBe(true);
  expect(sealedWith(two).startsWith(rotated.newest)).toBe(true);
  expect(sealedWith(one).startsWith(rotated.newest)).toBe(false);
  expect(rotated.newest).not.toContain(two.toString('base64url').slice(0, 6));
});

test('[S02] what was sealed before keys had names still opens', () => {
  // Sealed with the secret of 32 ones, purpose `a`, context `c`.
  const [, , ...rest] = sealedWith(one).split('.');
  const unnamed = ['v1', ...rest].join('.');
  expect(createKeyring(two, systemRandom, [three, one]).box('a').open(unnamed, 'c')).toBe('text');
  expect(createKeyring(two, systemRandom, [three]).box('a').open(unnamed, 'c')).toBeNull();
});
