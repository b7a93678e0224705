import type { Stage } from '../testing/stage';

export const passwords = { right: 'Sea0tter!', wrong: 'Wrong0tter!', next: 'Next0tter!' } as const;
export const credential = 'jobs-credential-for-this-run';

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: looked into freely, and only to go on with what was found.
  readonly body: any;
}

/** Asks the server directly, as no page does; refusals are answers like any other. */
export const createAsk =
  (stage: Stage) =>
  async (method: string, path: string, body?: object, token?: string): Promise<Answer> => {
    const headers: Record<string, string> = {
      'idempotency-key': `deed-${Math.abs(JSON.stringify([path, body]).length)}-of-many`,
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${stage.server.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };

type Ask = ReturnType<typeof createAsk>;

/** A message to a number, a minute after the one before. */
const messageTo = async (stage: Stage, ask: Ask, phone: string, purpose: string): Promise<string> => {
  stage.advance(61_000);
  const before = stage.world.sms.of(phone).length;
  await ask('POST', '/api/login/sms/send', { phone, purpose });
  return stage.smsCode(phone, before + 1);
};

/** The life of an account without an app: passwords, numbers, proofs, right and wrong, to the end. */
export const liveWithoutApp = async (stage: Stage, phone: string, other: string): Promise<void> => {
  const ask = createAsk(stage);
  const { right, wrong, next } = passwords;
  const smsCode = await messageTo(stage, ask, phone, 'login');
  const first = await ask('POST', '/api/login/sms', { phone, smsCode, platform: 'h5' });
  await ask('POST', '/api/login/sms', { phone, smsCode, platform: 'h5' });
  const { token } = first.body.session;
  await ask('POST', '/api/me/password', { password: right }, token);
  await ask('POST', '/api/login/password', { phone, password: wrong, platform: 'h5' });
  const reset = await messageTo(stage, ask, phone, 'reset-password');
  await ask('POST', '/api/login/password/reset', { phone, smsCode: reset, password: next });
  const again = await ask('POST', '/api/login/password', { phone, password: next, platform: 'h5' });
  const proof = { kind: 'password', password: next };
  const change = await messageTo(stage, ask, other, 'change-phone');
  await ask('POST', '/api/me/phone', { phone: other, smsCode: '000000', proof }, again.body.session.token);
  const moved = await ask(
    'POST',
    '/api/me/phone',
    { phone: other, smsCode: change, proof },
    again.body.session.token,
  );
  const last: string = moved.body.session.token;
  await ask('GET', '/api/me/devices', undefined, last);
  await ask('POST', '/api/me/deletion', { proof: { ...proof, password: wrong } }, last);
  await ask('POST', '/api/me/deletion', { proof }, last);
};

/** An order with an address, and what belongs to both. */
export const orderSomething = async (stage: Stage, token: string, phone: string): Promise<void> => {
  const ask = createAsk(stage);
  const address = {
    name: '林小满',
    phone,
    regionCode: '330106',
    detail: '翠苑街道 1 号',
    label: '',
    isDefault: true,
  };
  await ask('POST', '/api/addresses', address, token);
  const body = { items: [{ skuId: 'pantry-rice-1', quantity: 1 }], fromCart: false };
  await ask('POST', '/api/checkout', { items: body.items }, token);
  const { body: made } = await ask('POST', '/api/orders', body, token);
  await ask('GET', `/api/orders/${made.order?.id}`, undefined, token);
};

/** Services, operators, and whoever has no business here. */
export const askBehind = async (stage: Stage): Promise<void> => {
  const ask = createAsk(stage);
  for (const [platform, { appId }] of Object.entries(stage.world.apps)) {
    const path = `/internal/access-tokens/${platform}/${appId}`;
    await ask('GET', path, undefined, 'somebody-without-a-credential');
    const { body } = await ask('GET', path, undefined, credential);
    if (body.accessToken === undefined) continue;
    stage.advance(61_000);
    await ask('POST', `${path}/refresh`, { accessToken: body.accessToken }, credential);
  }
  await ask(
    'POST',
    '/api/login/phone',
    { encryptedData: 'bm90IGEgY2lwaGVydGV4dA==', iv: 'AAAA' },
    'no-token-of-anybody-at-all',
  );
  await ask('GET', '/ops/funnel/data', undefined, credential);
};
