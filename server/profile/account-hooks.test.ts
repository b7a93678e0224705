import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { userProfiles } from './schema';
import { createProfileFixture, type ProfileFixture } from './testing/profile-fixture';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('a profile whose user', (database) => {
  let fixture: ProfileFixture;
  beforeAll(async () => {
    fixture = await createProfileFixture(database(), sandbox);
  });
  afterAll(() => fixture.close());

  const change = (token: string, body: object) =>
    fixture.server.call('PUT', '/api/me/profile', { token, body });
  const marksOf = (userId: unknown) =>
    database()
      .db.select()
      .from(userProfiles)
      .where(eq(userProfiles.userId, String(userId)));

  /** Somebody with name, picture and birthday, whose phone number was taken off the account. */
  const unbound = async () => {
    const personId = fixture.addPerson();
    const token = await fixture.member('kuaishou', personId);
    await fixture.importAvatar(token);
    const { body } = await change(token, { nickname: '小满', gender: 'female', birthday: '1990-01-01' });
    await database().db.update(users).set({ phone: null }).where(eq(users.id, body.user.id));
    /** Proves the number of another user, and is that user from then on. */
    const become = async (phoneNumber: string) => {
      const { encryptedData, iv } = await sandbox.device('kuaishou', 'phone-number', {
        personId,
        phoneNumber,
      });
      const answer = await fixture.server.call('POST', '/api/login/phone', {
        token,
        body: { encryptedData, iv },
      });
      return answer.body.session.user;
    };
    return { user: body.user, become };
  };

  test('[P19] becomes another one gives them what they lack, and what was chosen stays chosen', async () => {
    const { user, become } = await unbound();
    const other = await fixture.server.signIn({ phone: '13300000001' });
    const { id, phoneMasked, ...profile } = user;
    expect(await become('13300000001')).toEqual({ ...profile, id: other.userId, phoneMasked: '133****0001' });
    expect(await marksOf(other.userId)).toMatchObject([
      { nicknameOrigin: 'chosen', avatarOrigin: 'platform' },
    ]);
    expect(await marksOf(id)).toEqual([]);
    await fixture.doChores();
    expect((await fixture.server.app.inject(user.avatarUrl)).statusCode).toBe(200);
  });

  test('[P19] becomes another one who has it all changes nothing of theirs, and leaves no picture', async () => {
    const other = await fixture.server.signIn({ phone: '13300000002' });
    await fixture.importAvatar(other.token);
    const theirs = { nickname: '谷雨', gender: 'male', birthday: '2001-02-03' };
    const before = (await change(other.token, theirs)).body.user;
    const { user, become } = await unbound();
    expect(await become('13300000002')).toEqual(before);
    await fixture.doChores();
    expect((await fixture.server.app.inject(user.avatarUrl)).statusCode).toBe(404);
    expect((await fixture.server.app.inject(before.avatarUrl)).statusCode).toBe(200);
  });

  test('[P22] is forgotten leaves neither a picture nor a mark', async () => {
    const { token, userId } = await fixture.server.signIn({ phone: '13300000003' });
    await change(token, { nickname: '小满' });
    const { avatarUrl } = (await fixture.importAvatar(token)).body.user;
    await database().db.update(users).set({ deletionAt: sandbox.clock.now() }).where(eq(users.id, userId));
    await fixture.doChores();
    expect(await marksOf(userId)).toEqual([]);
    expect((await fixture.server.app.inject(avatarUrl)).statusCode).toBe(404);
    const [row] = await database().db.select().from(users).where(eq(users.id, userId));
    expect(row).toMatchObject({ nickname: null, avatarUrl: null });
  });
});
