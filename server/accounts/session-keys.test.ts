import { systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { createSessionKeys, keyGraceMs } from './session-keys';

const keys = createSessionKeys(createKeyring(Buffer.alloc(32, 1), systemRandom).box('session-key'));
const empty = { id: 'i', sessionKey: null, previousSessionKey: null, sessionKeyAt: null };

test('[S02] the key before is kept for its grace period and not a moment longer', () => {
  const first = { ...empty, ...keys.change(empty, 'key-1', 1000) };
  expect(keys.usable(first, 1000)).toEqual(['key-1']);
  const second = { ...first, ...keys.change(first, 'key-2', 2000) };
  expect(keys.usable(second, 2000 + keyGraceMs)).toEqual(['key-2', 'key-1']);
  expect(keys.usable(second, 2001 + keyGraceMs)).toEqual(['key-2']);
});

test('[S02] the same key again changes nothing, and does not push the key before out', () => {
  const row = { ...empty, ...keys.change(empty, 'key-1', 1000) };
  expect(keys.change(row, 'key-1', 2000)).toEqual({});
  expect(keys.change(row, null, 2000)).toEqual({});
});

test('[S02] a key of another row does not open', () => {
  const row = { ...empty, ...keys.change(empty, 'key-1', 1000) };
  expect(keys.usable({ ...row, id: 'other' }, 1000)).toEqual([]);
});
