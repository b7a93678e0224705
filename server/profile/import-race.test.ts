import sharp from 'sharp';
import { createSessionKeys } from '../accounts/session-keys';
import type { Avatars } from '../avatars/avatars';
import { openAvatars } from '../avatars/open-avatars';
import type { AppContext } from '../context';
import type { PlatformApi } from '../exchange/types';
import { createLogger } from '../log';
import { systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { createSessions } from '../sessions/sessions';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { createProfile } from './profile';
import { createProfileFixture, type ProfileFixture } from './testing/profile-fixture';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('taking over a picture', (database) => {
  let fixture: ProfileFixture;
  beforeAll(async () => {
    fixture = await createProfileFixture(database(), sandbox);
  });
  afterAll(() => fixture.close());

  /** The profile of a new member, with `during` done while the host's picture is on its way. */
  const open = async (during: (avatars: Avatars) => Promise<void>) => {
    const personId = fixture.addPerson('阿浩');
    const token = await fixture.member('kuaishou', personId);
    const { config } = fixture;
    const base = { config, clock: sandbox.clock, random: systemRandom, logger: createLogger('silent') };
    const { db } = database();
    const { sessionLifeMs: lifeMs, sessionIdleMs: idleMs } = config;
    const found = await createSessions({ ...base, db, lifeMs, idleMs }).find(token);
    if (found === null || found === 'disabled') throw new Error('the session is gone');
    const { account } = found;
    const avatars = openAvatars({ ...base, database: database() } as unknown as AppContext);
    let fetched = 0;
    const profile = createProfile({
      ...base,
      db,
      keys: createSessionKeys(createKeyring(config.secret, systemRandom).box('session-key')),
      platforms: { api: () => ({ platform: 'kuaishou', appId: 'ks' }) as PlatformApi },
      avatars: {
        ...avatars,
        keepFrom: async (url) => {
          fetched += 1;
          await during(avatars);
          return avatars.keepFrom(url);
        },
      },
    });
    const { rawData, signature } = await sandbox.device('kuaishou', 'profile', { personId });
    const importIt = () =>
      profile.importFromPlatform(account, { rawData: String(rawData), signature: String(signature) });
    const send = async () => {
      const own = sharp({ create: { width: 9, height: 9, channels: 3, background: '#070' } });
      await profile.setAvatar(account, await own.png().toBuffer());
      return (await fixture.me(token)).avatarUrl;
    };
    return { token, send, importIt, fetched: () => fetched };
  };

  test('[P12] a picture that the user sends meanwhile stays, and the other one goes', async () => {
    let sent: unknown;
    let send = async (): Promise<unknown> => undefined;
    const one = await open(async () => {
      sent = await send();
    });
    send = one.send;
    const before = fixture.files().length;
    await one.importIt();
    expect(sent).not.toBeUndefined();
    expect(await fixture.me(one.token)).toMatchObject({ nickname: '阿浩', avatarUrl: sent });
    expect(fixture.files()).toHaveLength(before + 1);
  });

  test('[P12] over a picture that the user sent before nothing is fetched', async () => {
    const one = await open(async () => undefined);
    await one.send();
    await one.importIt();
    expect(one.fetched()).toBe(0);
  });
});
