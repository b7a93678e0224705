import { eq } from 'drizzle-orm';
import type { Session } from '../../src/contract/account';
import { channelIdentities, users } from '../accounts/schema';
import { createAccountFixture } from '../accounts/testing/account-fixture';
import { auditEvents } from '../audit/schema';
import { sessions } from '../sessions/schema';
import { loginCodes } from './schema';
import { describeExchange } from './testing/exchange-fixture';

interface Client {
  query(...args: readonly unknown[]): Promise<unknown>;
}

const textOf = ([first]: readonly unknown[]): string =>
  typeof first === 'string' ? first : (first as { readonly text: string }).text;

const isWrite = (text: string): boolean => text.startsWith('with "held"');

describeExchange('somebody who comes again', (stage) => {
  const db = () => stage().database.db;
  const people = () => createAccountFixture(stage().servers[0], stage().sandbox);
  const now = () => stage().sandbox.clock.now();

  /** What is sent outside of transactions, and how many transactions begin. `before` runs once, before the writing. */
  const watch = (before: () => Promise<unknown> = async () => undefined) => {
    const client = (db() as unknown as { readonly $client: Client }).$client;
    const send = client.query.bind(client);
    const texts: string[] = [];
    let isFirst = true;
    jest.spyOn(client, 'query').mockImplementation(async (...args) => {
      texts.push(textOf(args));
      if (isWrite(textOf(args)) && isFirst) {
        isFirst = false;
        await before();
      }
      return send(...args);
    });
    const transactions = jest.spyOn(db(), 'transaction');
    return { texts, transactions };
  };
  afterEach(() => jest.restoreAllMocks());

  const sessionsOf = (userId: string) => db().select().from(sessions).where(eq(sessions.userId, userId));
  const identityOf = async (userId: string) => {
    const rows = await db().select().from(channelIdentities).where(eq(channelIdentities.userId, userId));
    if (rows[0] === undefined) throw new Error('no identity');
    return rows[0];
  };
  /** A login in whose middle something happens, which must be then and not before or after. */
  const during = async (platform: 'wechat' | 'kuaishou', personId: string, work: () => Promise<unknown>) => {
    const { texts } = watch(work);
    const answer = await people().exchange(platform, personId);
    expect(texts.filter(isWrite).length).toBeGreaterThan(0);
    jest.restoreAllMocks();
    return answer;
  };

  test('[B06] [S01] three statements, no transaction, and everything that a login leaves', async () => {
    const first = await people().member('wechat', 'lin');
    await people().visitor('wechat', 'lin');
    const { texts, transactions } = watch();
    const before = stage().exchanges('wechat');
    stage().sandbox.clock.advance(1000);
    const again = await people().visitor('wechat', 'lin');
    expect(texts.map((text) => text.slice(0, 40))).toEqual([
      expect.stringMatching(/^insert into "login_codes"/),
      expect.stringMatching(/^select "channel_identities/),
      expect.stringMatching(/^with "held"/),
    ]);
    expect(transactions).not.toHaveBeenCalled();
    expect(stage().exchanges('wechat') - before).toBe(1);
    expect(again.user).toEqual(first.user);
    const identity = await identityOf(first.user.id);
    const rows = await sessionsOf(first.user.id);
    expect(rows.filter(({ createdAt }) => createdAt === now())).toEqual([
      expect.objectContaining({
        ...{ userId: first.user.id, identityId: identity.id, platform: 'wechat', revokedAt: null },
        ...{ lastSeenAt: now(), expiresAt: again.expiresAt },
      }),
    ]);
    const [session] = rows.filter(({ createdAt }) => createdAt === now());
    const records = await db().select().from(auditEvents).where(eq(auditEvents.at, now()));
    expect(records).toEqual([
      expect.objectContaining({
        kind: 'login',
        userId: first.user.id,
        sessionId: session?.id,
        subjectId: null,
      }),
    ]);
    expect(identity.updatedAt).toBe(now());
    expect((await people().me(again.token)).body.user).toEqual(first.user);
  });

  test('[S15] [B06] the same code and key give its answer again', async () => {
    await people().visitor('wechat', 'lin');
    const code = await stage().sandbox.loginCode('wechat', 'lin');
    const options = { key: 'key-again-1' };
    const { transactions } = watch();
    const first = await stage().exchange({ platform: 'wechat', code }, options);
    const again = await stage().exchange({ platform: 'wechat', code }, { ...options, on: 1 });
    expect(transactions).not.toHaveBeenCalled();
    expect([first.status, again.body]).toEqual([200, first.body]);
  });

  test('[S02] [B06] the key before is kept, also when two come at once', async () => {
    const { user } = await people().visitor('kuaishou', 'lin');
    const one = await identityOf(user.id);
    stage().sandbox.clock.advance(1000);
    await people().visitor('kuaishou', 'lin');
    const two = await identityOf(user.id);
    expect(two).toMatchObject({ previousSessionKey: one.sessionKey, sessionKeyAt: now() });
    let between = two;
    const answer = await during('kuaishou', 'lin', async () => {
      await people().visitor('kuaishou', 'lin');
      between = await identityOf(user.id);
    });
    const three = await identityOf(user.id);
    expect(answer.status).toBe(200);
    expect(new Set([two.sessionKey, between.sessionKey, three.sessionKey]).size).toBe(3);
    expect(three.previousSessionKey).toBe(between.sessionKey);
  });

  test('[S01] [B06] signed out in between: a visitor', async () => {
    const member = await people().member('wechat', 'chen');
    const answer = await during('wechat', 'chen', () =>
      stage().servers[1].call('POST', '/api/login/sign-out', { token: member.token }),
    );
    const { user } = answer.body.session as Session;
    expect([user.busiIdentity, user.id === member.user.id]).toEqual(['VISIT', false]);
    expect((await sessionsOf(member.user.id)).filter(({ revokedAt }) => revokedAt === null)).toEqual([]);
  });

  test('[S01] [B06] shut out in between: refused, and no session is left', async () => {
    const { user } = await people().visitor('wechat', 'wang');
    const before = await sessionsOf(user.id);
    const { sessionKey } = await identityOf(user.id);
    const answer = await during('wechat', 'wang', () =>
      db().update(users).set({ disabledAt: now() }).where(eq(users.id, user.id)),
    );
    expect(answer.body.code).toBe('ACCOUNT_DISABLED');
    expect(await sessionsOf(user.id)).toEqual(before);
    expect((await identityOf(user.id)).sessionKey).toBe(sessionKey);
  });

  test('[S01] [B06] due to be forgotten in between: forgotten, and somebody new', async () => {
    const { user } = await people().visitor('wechat', 'zhao');
    const answer = await during('wechat', 'zhao', () =>
      db().update(users).set({ deletionAt: now() }).where(eq(users.id, user.id)),
    );
    expect(answer.body.session.user.id).not.toBe(user.id);
    expect(await sessionsOf(user.id)).toEqual([]);
  });

  test('[S01] [B06] merged in between: the user who remains', async () => {
    const member = await people().member('kuaishou', 'zhao');
    const visitor = await people().visitor('wechat', 'zhao');
    expect(visitor.user.id).not.toBe(member.user.id);
    const bind = async () =>
      expect(await people().bind('wechat', 'zhao', visitor.token)).toMatchObject({ status: 200 });
    const answer = await during('wechat', 'zhao', bind);
    expect(answer.body.session.user).toEqual(member.user);
  });

  test('[S15] [B06] taken over in between: nothing is opened, noted or changed', async () => {
    const { user } = await people().visitor('kuaishou', 'zhao');
    const before = [await sessionsOf(user.id), await identityOf(user.id)];
    const records = () => db().select().from(auditEvents).where(eq(auditEvents.userId, user.id));
    const recorded = await records();
    stage().sandbox.clock.advance(1000);
    const startedAt = now() + 15_001;
    const answer = await during('kuaishou', 'zhao', () =>
      db().update(loginCodes).set({ startedAt }).where(eq(loginCodes.startedAt, now())),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'LOGIN_CODE_USED']);
    expect([await sessionsOf(user.id), await identityOf(user.id)]).toEqual(before);
    expect(await records()).toEqual(recorded);
    const taken = await db().select().from(loginCodes).where(eq(loginCodes.startedAt, startedAt));
    expect(taken).toEqual([expect.objectContaining({ sessionId: null, token: null, failure: null })]);
  });

  test('[S01] [B06] somebody else of the same union id: the long way, and one user', async () => {
    const { user } = await people().member('wechat', 'lin');
    const id = 'a-namesake-of-lin';
    const times = { createdAt: now(), updatedAt: now() };
    await db()
      .insert(users)
      .values({ id, ...times });
    const { unionId } = await identityOf(user.id);
    expect(unionId).not.toBeNull();
    await db()
      .insert(channelIdentities)
      .values({ id, userId: id, platform: 'wechat', appId: 'another', openId: id, unionId, ...times });
    const { transactions } = watch();
    expect((await people().visitor('wechat', 'lin')).user.id).toBe(user.id);
    expect(transactions).toHaveBeenCalled();
    const [namesake] = await db()
      .select({ mergedInto: users.mergedInto })
      .from(users)
      .where(eq(users.id, id));
    expect(namesake?.mergedInto).toBe(user.id);
  });
});
