import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { isBirthday } from './birthday';
import { cleanNickname } from './nickname';

test.each([
  ['  晓雨  ', '晓雨'],
  ['晓\u0000\n雨', '晓雨'],
  ['\u202Eevil', 'evil'],
  ['👨‍👩‍👧 一家', '👨‍👩‍👧 一家'],
  ['字'.repeat(25), '字'.repeat(20)],
  ['\u200B\u200D', ''],
  [' \n ', ''],
])('[P15] the name %j is %j', (text, name) => {
  expect(cleanNickname(text)).toBe(name);
});

test('[P15] a birthday is a day of the calendar, from 1900 until today in China', () => {
  const evening = Date.UTC(2026, 0, 1, 17);
  const good = ['1900-01-01', '2000-02-29', '2026-01-01', '2026-01-02'];
  const bad = [
    '1899-12-31',
    '2001-02-29',
    '1990-13-01',
    '1990-00-10',
    '1990-06-31',
    '2026-01-03',
    '9999-12-31',
  ];
  expect(good.filter((day) => isBirthday(day, evening))).toEqual(good);
  expect(bad.filter((day) => isBirthday(day, evening))).toEqual([]);
  expect(isBirthday('2026-01-02', Date.UTC(2026, 0, 1, 15))).toBe(false);
});

describeOnDatabases('changing a profile', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ database: database() });
  });
  afterAll(() => server.close());

  let members = 0;
  const member = async (): Promise<string> => {
    members += 1;
    return (await server.signIn({ phone: `1360000${String(members).padStart(4, '0')}` })).token;
  };
  const update = (token: string, body: object) => server.call('PUT', '/api/me/profile', { token, body });

  test('[P15] name, gender and birthday change together or one by one, and the user shows it', async () => {
    const token = await member();
    const all = { nickname: ' 小满 ', gender: 'female', birthday: '1995-05-21' };
    const changed = await update(token, all);
    expect(changed.body.user).toMatchObject({ ...all, nickname: '小满' });
    for (const [name, value] of Object.entries({
      nickname: '谷雨',
      gender: 'unknown',
      birthday: '2000-02-29',
    })) {
      expect((await update(token, { [name]: value })).body.user).toMatchObject({ [name]: value });
    }
    const { body } = await server.call('GET', '/api/me', { token });
    expect(body.user).toMatchObject({ nickname: '谷雨', gender: 'unknown', birthday: '2000-02-29' });
  });

  test('[P15] [S16] what cannot be is refused by name and changes nothing', async () => {
    const token = await member();
    await update(token, { nickname: '本名' });
    const refused: readonly [object, string | undefined][] = [
      [{}, undefined],
      [{ nickname: '   ' }, 'nickname'],
      [{ nickname: '\u200B' }, 'nickname'],
      [{ nickname: '\u0000' }, 'nickname'],
      [{ nickname: '字'.repeat(21) }, 'nickname'],
      [{ nickname: null }, 'nickname'],
      [{ gender: 'x' }, 'gender'],
      [{ birthday: '1990-02-30' }, 'birthday'],
      [{ birthday: '1899-12-31' }, 'birthday'],
      [{ birthday: '2026-01-02' }, 'birthday'],
      [{ birthday: '1990-1-1' }, 'birthday'],
      [{ nickname: '新名', birthday: '3000-01-01' }, 'birthday'],
      [{ avatarUrl: '/avatars/x.webp' }, 'avatarUrl'],
      [{ phone: '13800000001' }, 'phone'],
    ];
    for (const [body, field] of refused) {
      const answer = await update(token, body);
      expect([body, answer.status, answer.body.code, answer.body.field]).toEqual([
        body,
        400,
        'INVALID_INPUT',
        field,
      ]);
    }
    const { body } = await server.call('GET', '/api/me', { token });
    expect(body.user).toMatchObject({ nickname: '本名', gender: 'unknown', birthday: null });
  });

  test.each(['微信用户', ' 百度网友 '])('[F19] [P11] %j is nobody and is not stored', async (nickname) => {
    const token = await member();
    expect((await update(token, { nickname })).body).toMatchObject({
      code: 'PROFILE_ANONYMOUS',
      field: 'nickname',
    });
    expect((await server.call('GET', '/api/me', { token })).body.user.nickname).toBeNull();
  });

  test('[P15] a visitor has no profile to change, nobody has one at all', async () => {
    const { token } = await server.signIn();
    expect((await update(token, { nickname: '小满' })).body.code).toBe('MEMBER_REQUIRED');
    expect((await update('x'.repeat(43), { nickname: '小满' })).body.code).toBe('AUTH_FAIL');
  });

  test('[P15] who has become somebody else meanwhile is told to log in again', async () => {
    const { token, userId } = await server.signIn({ phone: '13600009999' });
    const { db } = database();
    await db.update(users).set({ mergedInto: 'another' }).where(eq(users.id, userId));
    expect((await update(token, { nickname: '小满' })).body.code).toBe('AUTH_FAIL');
    const [row] = await db.select({ nickname: users.nickname }).from(users).where(eq(users.id, userId));
    expect(row).toEqual({ nickname: null });
  });

  test('[P15] two changes at once are both kept', async () => {
    const token = await member();
    await Promise.all([update(token, { gender: 'male' }), update(token, { birthday: '1988-08-08' })]);
    const { body } = await server.call('GET', '/api/me', { token });
    expect(body.user).toMatchObject({ gender: 'male', birthday: '1988-08-08' });
  });
});
