import fc from 'fast-check';
import { createAccountFixture } from '../accounts/testing/account-fixture';
import type { HostPlatform } from '../config';
import type { Database } from '../db/types';
import { createTestDatabase } from '../testing/database';
import { holds } from './testing/check';
import { faultsOf } from './testing/law';
import { type HostileStage, openHostileStage } from './testing/stage';
import { nastyText } from './testing/texts';

const platforms = ['wechat', 'douyin', 'baidu', 'kuaishou'] as const;

let database: Database;
let stage: HostileStage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = await openHostileStage(database);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await database.close();
});

/** Base64 of other bytes, other base64, or none. */
const twisted = (text: string): fc.Arbitrary<string> => {
  const bytes = Buffer.from(text, 'base64');
  return fc.oneof(
    fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ flip;
      return other.toString('base64');
    }),
    fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length).toString('base64')),
    fc
      .uint8Array({ minLength: 1, maxLength: 48 })
      .map((tail) => Buffer.concat([bytes, tail]).toString('base64')),
    fc.uint8Array({ minLength: 1, maxLength: 200 }).map((other) => Buffer.from(other).toString('base64')),
    fc.nat(text.length - 1).map((at) => `${text.slice(0, at)}*${text.slice(at + 1)}`),
    nastyText.map((other) => other.slice(0, 64)),
    fc.constantFrom(bytes.toString('hex').slice(0, 64), bytes.toString('base64url'), `${text}=`, ` ${text}`),
  );
};

/** What a person's phone got from the platform, genuine, and the session it belongs to. */
const grant = async (platform: HostPlatform, what: 'phone-number' | 'profile') => {
  const people = createAccountFixture(stage.server, stage.sandbox);
  const session = await people.member(platform, 'lin');
  const granted = await stage.sandbox.device(platform, what, { personId: 'lin' });
  return { session, granted };
};

const routeOf = (name: string) => {
  const route = stage.routes.find(({ config }) => config?.operation === name);
  if (route === undefined) throw new Error(`no route ${name}`);
  return route;
};

const refusals: ReadonlySet<string> = new Set([
  'INVALID_INPUT',
  'PHONE_DATA_INVALID',
  'PHONE_APP_MISMATCH',
  'PHONE_DATA_STALE',
  'USER_WX_SESSIONKEY_EXPIRE',
  'SIGNATURE_WRONG',
]);

describe.each(platforms)('on %s', (platform) => {
  test('[S04] a phone number whose ciphertext or iv was touched is refused, whatever was done to it', async () => {
    const { session, granted } = await grant(platform, 'phone-number');
    const { encryptedData, iv } = granted as Record<string, string>;
    if (encryptedData === undefined || iv === undefined) {
      // Only a code is handed out here; what claims to be a ciphertext has none to be made from.
      expect(granted).toHaveProperty('code');
      return;
    }
    const touched = fc.oneof(
      fc.record({ encryptedData: twisted(encryptedData), iv: fc.constant(iv) }),
      fc.record({ encryptedData: twisted(encryptedData), iv: twisted(iv) }),
    );
    const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
    await holds(touched, 60, async (body) => {
      if (body.encryptedData === encryptedData) return [];
      const outcome = await stage.fire({
        route: routeOf('bindPhone'),
        headers,
        payload: JSON.stringify(body),
      });
      const { code } = JSON.parse(outcome.text);
      const faults = faultsOf(outcome, body.encryptedData.length < 12 ? [] : [body.encryptedData]);
      return refusals.has(code) ? faults : [...faults, `${outcome.status} ${code}`];
    });
  }, 60_000);

  test('[S05] a profile whose data or signature was touched is refused', async () => {
    const { session, granted } = await grant(platform, 'profile');
    const { rawData, signature } = granted as Record<string, string>;
    if (rawData === undefined || signature === undefined) {
      expect(granted).not.toHaveProperty('signature');
      return;
    }
    const hex = fc.constantFrom(...'0123456789abcdef');
    const touched = fc.oneof(
      fc.record({ rawData: nastyText.map((text) => rawData + text), signature: fc.constant(signature) }),
      fc.record({
        rawData: fc.constant(rawData),
        signature: fc.array(hex, { minLength: 40, maxLength: 40 }).map((all) => all.join('')),
      }),
      fc.record({
        rawData: fc.constant(rawData),
        signature: fc.constantFrom(signature.toUpperCase(), signature.slice(1), `${signature}0`),
      }),
    );
    const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
    await holds(touched, 30, async (body) => {
      if (body.rawData === rawData && body.signature === signature) return [];
      const outcome = await stage.fire({
        route: routeOf('importProfile'),
        headers,
        payload: JSON.stringify(body),
      });
      const { code } = JSON.parse(outcome.text);
      const faults = faultsOf(outcome, [body.signature, rawData]);
      return refusals.has(code) ? faults : [...faults, `${outcome.status} ${code}`];
    });
  }, 60_000);
});
