import { AnswerError, AuthError, answerError, isExpected, toAuthError } from './errors';
import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { refuse } from './testing/scripted-transport';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };

describe('errors', () => {
  test('[L21] 4xx: refused, with the server’s word, sentence and field', () => {
    const error = answerError(409, { code: 'OUT_OF_STOCK', message: '只剩 2 件', field: 'items/0/quantity' });
    expect(error).toBeInstanceOf(AuthError);
    expect(error).toMatchObject({
      code: 'refused',
      status: 409,
      wireCode: 'OUT_OF_STOCK',
      message: '只剩 2 件',
      field: 'items/0/quantity',
    });
  });

  test.each([
    [500, { code: 'INTERNAL', message: 'stack at line 3' }],
    [502, '<html>bad gateway</html>'],
    [503, null],
    [302, {}],
    [500, { code: 'OF_A_NEWER_SERVER', message: 'raw' }],
  ])('[L21] %i %j: server, in the general sentence', (status, body) => {
    expect(answerError(status, body)).toMatchObject({ code: 'server', message: '系统繁忙，请稍后再试' });
  });

  test('[L21] a 4xx that is not from our server has a sentence too and is no AUTH_FAIL', () => {
    const error = answerError(401, '<html>');
    expect(error).toMatchObject({
      code: 'refused',
      wireCode: null,
      field: null,
      message: '请求未能完成，请重试',
    });
    expect(answerError(404, { message: 'no such host at 10.0.0.1' }).message).toBe('请求未能完成，请重试');
  });

  test('[L21] a transport’s failure by its kind, anything else as internal with its cause', () => {
    expect(toAuthError(Object.assign(new Error(), { transportFailure: 'offline' })).code).toBe('offline');
    const bug = new TypeError('x is undefined');
    expect(toAuthError(bug)).toMatchObject({ code: 'internal', message: '出了点问题，请重试', cause: bug });
  });

  test('[L21] expected: cancelled, and the words that the caller names', () => {
    const soldOut = new AnswerError(409, 'OUT_OF_STOCK', null, null);
    expect(isExpected(new AuthError('cancelled'))).toBe(true);
    expect(isExpected(soldOut, ['OUT_OF_STOCK', 'PURCHASE_LIMIT'])).toBe(true);
    expect(isExpected(soldOut)).toBe(false);
    expect(isExpected(new Error('cancelled'))).toBe(false);
  });

  test('[L21] a success without a JSON object (a captive portal) counts as no success', async () => {
    const { auth, transport } = createTestAuth(remembered);
    transport.script('listCategories', { status: 200, body: '<html>' }, { status: 200, body: null });
    await expect(auth.request('listCategories', {})).rejects.toMatchObject({ code: 'server' });
    await expect(auth.request('listCategories', {})).rejects.toMatchObject({ code: 'server' });
    transport.script('recordHistory', { status: 204, body: null });
    expect(await auth.request('recordHistory', { body: { productId: 'p' } })).toEqual({});
  });

  test('[L21] MEMBER_REQUIRED is passed on as refused', async () => {
    const { auth, transport, host } = createTestAuth(remembered);
    transport.script('listOrders', refuse('MEMBER_REQUIRED'));
    await expect(auth.request('listOrders', { query: {} })).rejects.toMatchObject({
      code: 'refused',
      wireCode: 'MEMBER_REQUIRED',
    });
    expect(host.asked.login).toBe(0);
  });
});

describe('the trace', () => {
  test('[L21] an unexpected error is recorded once, however many it reaches', async () => {
    const { auth, transport, trace } = createTestAuth();
    transport.script('exchange', refuse('ACCOUNT_BLOCKED'));
    const waiting = Array.from({ length: 20 }, () => auth.request('getCart', {}).catch(() => undefined));
    await Promise.all(waiting);
    const errors = trace.records().filter(({ kind }) => kind === 'error');
    expect(errors.map(({ detail }) => detail)).toEqual([
      { where: 'login', code: 'refused', wireCode: 'ACCOUNT_BLOCKED', requestId: 'r' },
    ]);
  });

  test('[L21] what was cancelled is no error to record', async () => {
    const { auth, transport, trace } = createTestAuth(remembered);
    transport.hold('exchange');
    const login = auth.login().catch((error) => error);
    await settle();
    const signOut = auth.signOut();
    await settle();
    transport.release('exchange');
    await signOut;
    expect((await login).code).toBe('cancelled');
    expect(trace.records().filter(({ kind }) => kind === 'error')).toEqual([]);
  });

  test('[L21] that a guest is not logged in is no error to record', async () => {
    const { auth, host, trace } = createTestAuth();
    host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    await expect(auth.request('getCart', {})).rejects.toMatchObject({ code: 'login-required' });
    expect(trace.records().filter(({ kind }) => kind === 'error')).toEqual([]);
  });

  test('[L30] each step of a login leaves its record, in order and with its duration', async () => {
    const { auth, trace, transport, clock } = createTestAuth();
    transport.hold('exchange');
    const init = auth.init();
    await clock.advance(120);
    transport.release('exchange');
    await init;
    expect(trace.records().map(({ kind, detail }) => [kind, detail.ms ?? detail.phase ?? null])).toEqual([
      ['init', null],
      ['fuse', null],
      ['login', 'start'],
      ['funnel', null],
      ['host-login', 0],
      ['funnel', null],
      ['call', 120],
      ['session', null],
      ['login', 120],
      ['funnel', null],
    ]);
  });

  test('[L30] a call that got no answer leaves its name, its cause and how long it was waited for', async () => {
    const { auth, trace, transport, clock } = createTestAuth(remembered);
    transport.script('addToCart', 'silence');
    const add = auth.request('addToCart', { body: { skuId: 's', quantity: 1 } }).catch(() => undefined);
    await clock.advance(11_000);
    await add;
    expect(trace.records().filter(({ kind }) => kind === 'call')).toMatchObject([
      { detail: { endpoint: 'addToCart', failure: 'timeout', ms: 11_000 } },
    ]);
  });

  test('[L30] no secret reaches it or an error', async () => {
    const { auth, shop, trace, transport, host } = createTestAuth();
    const errors: unknown[] = [];
    const keep = (error: unknown) => errors.push(error);
    await auth.init();
    host.answerLogin({ kind: 'failed', retryable: false, reason: 'raw-host-text' });
    await auth.login().catch(keep);
    shop.kill();
    transport.script('getCart', refuse('AUTH_FAIL'), { failure: 'timeout' }, { failure: 'offline' });
    await auth.request('getCart', {}).catch(keep);
    await auth.bindPhone({ kind: 'granted', code: 'phone-code', encryptedData: 'cipher', iv: 'vector' });
    await auth.sendSms('13800138000');
    transport.script('loginBySms', refuse('SMS_CODE_WRONG'));
    await auth.loginBySms('13800138000', '424242').catch(keep);
    await auth.signOut();
    expect(errors).toHaveLength(3);
    const told = JSON.stringify([trace.records(), errors.map((error) => [String(error), error])]);
    expect(told).toContain('SMS_CODE_WRONG');
    for (const secret of [
      'token-',
      'code-',
      'phone-code',
      'cipher',
      'vector',
      '1380',
      '424242',
      'raw-host-text',
    ]) {
      expect(told).not.toContain(secret);
    }
  });

  test('[L30] it keeps the last 500', () => {
    const { trace } = createTestAuth();
    for (let at = 0; at < 700; at += 1) trace.record({ at, kind: 'k', detail: {} });
    expect(trace.records()).toHaveLength(500);
    const kept = trace.records();
    trace.record({ at: 700, kind: 'k', detail: {} });
    expect(kept.map(({ at }) => at)).toEqual(Array.from({ length: 500 }, (_, i) => 200 + i));
  });
});

describe('expected words', () => {
  const body = { skuId: 's', quantity: 1 };

  test('[L21] the caller names what it deals with: the error says so and is no line in the log', async () => {
    const { auth, transport, trace } = createTestAuth(remembered);
    transport.script('addToCart', refuse('OUT_OF_STOCK'), refuse('OUT_OF_STOCK'));
    const expected = ['OUT_OF_STOCK'] as const;
    const error = await auth.request('addToCart', { body }, { expected }).catch((caught) => caught);
    expect([error.wireCode, isExpected(error)]).toEqual(['OUT_OF_STOCK', true]);
    expect(trace.records().filter(({ kind }) => kind === 'error')).toEqual([]);
    const other = await auth.request('addToCart', { body }).catch((caught) => caught);
    expect(isExpected(other)).toBe(false);
    expect(trace.records().filter(({ kind }) => kind === 'error')).toHaveLength(1);
  });

  test('[L21] another word, or no answer, is not covered by it', async () => {
    const { auth, transport, trace } = createTestAuth(remembered);
    const foreign = { status: 403, body: '<html>' };
    transport.script('addToCart', refuse('CART_FULL'), { failure: 'timeout' }, refuse('INTERNAL'), foreign);
    const expected = ['OUT_OF_STOCK'] as const;
    const any = { expected: 'refused' } as const;
    for (const options of [{ expected }, any, any, any]) {
      const error = await auth.request('addToCart', { body }, options).catch((caught) => caught);
      expect(isExpected(error)).toBe(false);
    }
    expect(trace.records().filter(({ kind }) => kind === 'error')).toHaveLength(4);
  });

  test('[L30] an error’s line has the id by which the server’s log knows it', async () => {
    const { auth, transport, trace } = createTestAuth(remembered);
    transport.script('getCart', { status: 500, body: { code: 'INTERNAL', requestId: 'req-77' } });
    await auth.request('getCart', {}).catch(() => undefined);
    expect(trace.records().at(-1)).toMatchObject({ kind: 'error', detail: { requestId: 'req-77' } });
  });
});

test('[L30] it is exported as JSON text', async () => {
  const { auth, trace } = createTestAuth(remembered);
  await auth.request('getCart', {});
  expect(JSON.parse(trace.export())).toEqual(trace.records());
  expect(trace.records().length).toBeGreaterThan(0);
});
