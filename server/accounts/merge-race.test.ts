import { and, eq, sql } from 'drizzle-orm';
import { auditEvents } from '../audit/schema';
import { describeAccounts } from './testing/describe-accounts';

/** Makes the last write of a merge fail, as a database that goes away would. */
const breakMerges = sql`
  create function refuse_merge() returns trigger language plpgsql as $$ begin raise exception 'no merge now'; end $$;
`;
const onMerge = sql`
  create trigger refuse_merge before insert on audit_events for each row when (new.kind = 'merge') execute function refuse_merge();
`;
const mendMerges = sql`drop function refuse_merge cascade`;

describeAccounts('a merge', (stage) => {
  const skuId = 'veg-corn-1';

  /** A member, and the same person as a visitor on another platform, both with something in the cart. */
  const meet = async (personId: string) => {
    const { people } = stage();
    const member = await people.member('wechat', personId);
    const visitor = await people.visitor('kuaishou', personId);
    await people.addToCart(member.token, skuId, 1);
    await people.addToCart(visitor.token, skuId, 2);
    return { member, visitor };
  };
  const tap = async (personId: string, token: string) => {
    const { sandbox, server } = stage();
    const { encryptedData, iv } = await sandbox.device('kuaishou', 'phone-number', { personId });
    return () => server.call('POST', '/api/login/phone', { token, body: { encryptedData, iv } });
  };
  const merges = (visitorId: string) =>
    stage()
      .database.db.select({ userId: auditEvents.userId })
      .from(auditEvents)
      .where(and(eq(auditEvents.kind, 'merge'), eq(auditEvents.subjectId, visitorId)));

  test('[P19] happens once, however often it is asked for in one moment', async () => {
    const { people } = stage();
    const { member, visitor } = await meet('lin');
    const bind = await tap('lin', visitor.token);
    const answers = await Promise.all(Array.from({ length: 100 }, bind));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.map(({ body }) => body.session.user.id)).toEqual([member.user.id]);
    const codes = new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code));
    expect([...codes]).toEqual(['AUTH_FAIL']);
    expect(await people.cart(String(won[0]?.body.session.token))).toMatchObject([{ skuId, quantity: 3 }]);
    expect(await merges(visitor.user.id)).toEqual([{ userId: member.user.id }]);
  }, 60_000);

  test('[P19] of a message and a tap at once makes one user, and counts the cart once', async () => {
    const { people, server } = stage();
    const { member, visitor } = await meet('chen');
    const smsCode = await people.code('13800000002');
    const bind = await tap('chen', visitor.token);
    const bySms = () =>
      server.call('POST', '/api/login/sms', {
        token: visitor.token,
        body: { phone: '13800000002', smsCode, platform: 'kuaishou' },
      });
    const answers = await Promise.all([bind(), bySms(), bind(), bySms()]);
    const sessions = answers.filter(({ status }) => status === 200).map(({ body }) => body.session);
    expect(sessions.length).toBeGreaterThan(0);
    expect(new Set(sessions.map(({ user }) => user.id))).toEqual(new Set([member.user.id]));
    expect(await people.cart(String(sessions[0]?.token))).toMatchObject([{ skuId, quantity: 3 }]);
    expect(await merges(visitor.user.id)).toHaveLength(1);
  });

  test('[P19] that fails at its end has not happened at all, and can be tried again', async () => {
    const { people, database } = stage();
    const { member, visitor } = await meet('wang');
    const bind = await tap('wang', visitor.token);
    await database.db.execute(breakMerges);
    await database.db.execute(onMerge);
    const failed = await bind();
    await database.db.execute(mendMerges);
    expect([failed.status, failed.body.code]).toEqual([500, 'INTERNAL']);
    expect((await people.me(visitor.token)).body.user).toEqual(visitor.user);
    expect(await people.cart(visitor.token)).toMatchObject([{ skuId, quantity: 2 }]);
    expect(await people.cart(member.token)).toMatchObject([{ skuId, quantity: 1 }]);
    expect((await people.visitor('kuaishou', 'wang')).user.id).toBe(visitor.user.id);
    const { status, body } = await (await tap('wang', visitor.token))();
    expect([status, body.session?.user.id]).toEqual([200, member.user.id]);
    expect(await people.cart(body.session.token)).toMatchObject([{ skuId, quantity: 3 }]);
    expect(await merges(visitor.user.id)).toHaveLength(1);
  });
});
