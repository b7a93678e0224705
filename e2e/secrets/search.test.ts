import { createHash } from 'node:crypto';
import type { Host } from '../../sandbox/host/create-host';
import { createLogger } from '../../server/log';
import { type End, ends } from '../testing/ends';
import { createStage, type Stage } from '../testing/stage';
import {
  askForOrders,
  becomeMember,
  logInBySms,
  openMe,
  openTypedWays,
  signOut,
  tapPhoneButton,
} from '../testing/walk';
import { allowed } from './allowed';
import { collect } from './collect';
import { createCore } from './core';
import { askBehind, createAsk, credential, liveWithoutApp, orderSomething, passwords } from './deeds';
import { dumpDatabase } from './dump';
import type { Secret } from './forms';
import { createRecorder } from './recorder';
import { type Place, search } from './search';

const { fetch: realFetch } = globalThis;
const recorder = createRecorder(realFetch);
const lines: string[] = [];
const seen: Place[] = [];
const secret = Buffer.from('a-secret-of-32-bytes-for-the-run');

let stage: Stage;
beforeAll(async () => {
  globalThis.fetch = recorder.fetch;
  stage = await createStage({
    logger: createLogger('trace', { write: (line) => void lines.push(line) }),
    fetch: recorder.fetch,
    config: {
      secret,
      operatorPassword: credential,
      serviceCredentials: [{ service: 'jobs', hash: createHash('sha256').update(credential).digest() }],
    },
  });
});
afterAll(async () => {
  globalThis.fetch = realFetch;
  await stage.close();
});

/** What the host app of a phone has written down about the app. */
const keep = (host: Host, end: End): void => {
  const reports = {
    console: host.consoleLines(),
    calls: host.callLog(),
    requests: host.requests(),
    errors: host.errors(),
    toasts: host.toasts(),
  };
  for (const [what, report] of Object.entries(reports)) {
    seen.push({ name: `${what} of the app on ${end}`, text: JSON.stringify(report) });
  }
};

describe.each(ends)('a day with the app on %s', (end) => {
  test('[S02] [X03] the phone button, an order, signing out, a wrong message code and a right one', async () => {
    const { id, phoneNumber } = stage.person();
    const phone = stage.phone(end, id);
    const host = await phone.start();
    await becomeMember(host);
    await orderSomething(stage, phone.token() ?? '', phoneNumber);
    await signOut(host);
    await askForOrders(host);
    await openTypedWays(host);
    host.current().tap({ id: 'login-tab-sms' });
    await host.waitFor(() => host.current().maybe({ id: 'sms-phone' }), { what: 'the form' });
    host.current().input({ id: 'sms-phone' }, phoneNumber);
    host.current().input({ id: 'sms-code' }, '000001');
    host.current().tap({ id: 'sms-submit' });
    await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), { what: 'a refusal' });
    await logInBySms(host, stage, phoneNumber);
    await host.waitFor(() => host.current().text().includes('订单号'), { what: 'the order' });
    keep(host, end);
  }, 60_000);

  test('[S02] [X03] a refusal of the platform, dead tokens, and a key that the platform has replaced', async () => {
    const { id } = stage.person();
    const phone = stage.phone(end, id);
    const host = await phone.start();
    await openMe(host);
    await askForOrders(host);
    await tapPhoneButton(host, 'deny');
    await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), { what: 'a sentence' });
    keep(host, end);

    const core = createCore(stage, end, id);
    await core.auth.init();
    stage.world.keys.rotate(stage.world.apps[end], id);
    await core.bind().catch(() => undefined);
    await core.auth.login();
    await core.bind().catch(() => undefined);
    await core.importProfile().catch(() => undefined);
    // So many logins in a minute are more than the core allows itself.
    stage.advance(61_000);
    await stage.server.killAllTokens();
    await core.auth.request('getMe', {});
    seen.push(...core.places());
  }, 60_000);
});

test('[S02] accounts without an app, services and strangers', async () => {
  const [one, two] = [stage.person(), stage.person()];
  await liveWithoutApp(stage, one.phoneNumber, two.phoneNumber);
  await askBehind(stage);
  const { status } = await createAsk(stage)('POST', '/api/login/password', {
    phone: one.phoneNumber,
    password: passwords.right,
    platform: 'h5',
  });
  expect(status).toBe(400);
}, 60_000);

/** The secrets that nobody sends: they are in settings. */
const settled = (): readonly Secret[] => [
  ...Object.values(stage.world.apps).map((app): Secret => ({ kind: 'app secret', value: app.secret })),
  { kind: 'server secret', value: credential },
  { kind: 'server secret', value: secret.toString() },
  { kind: 'server secret', value: secret.toString('base64') },
];

/** Everything that our server said, and every address that it was asked at. */
const answers = (): readonly Place[] =>
  recorder.exchanges
    .filter(({ url }) => url.startsWith(stage.server.url))
    .flatMap(({ url, method, status, text, responseHeaders, requestBody }) => {
      const { pathname, search: query } = new URL(url);
      const told = `${JSON.stringify(responseHeaders)}\n${text}`;
      return [
        { name: `answer ${method} ${pathname} ${status}`, text: told },
        { name: 'address', text: `${pathname}${query}` },
        ...(pathname === '/api/telemetry' ? [{ name: 'telemetry', text: requestBody }] : []),
      ];
    });

test('[S02] [X03] no secret stands in a log, an answer, a trace or a table where it does not belong', async () => {
  const where = { sandboxUrl: stage.sandboxUrl, serverUrl: stage.server.url };
  const secrets = [...collect(recorder.exchanges, where), ...settled()];
  const kinds = new Set(secrets.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'access token',
    'app secret',
    'ciphertext',
    'login code',
    'message code',
    'password',
    'phone code',
    'phone number',
    'server secret',
    'session key',
    'signature',
    'token',
  ]);
  const tables = await dumpDatabase(stage.server.database);
  expect(tables.length).toBeGreaterThan(150);
  const logs = lines.map((text, at) => ({ name: `log line ${at}`, text }));
  expect(logs.length).toBeGreaterThan(200);
  const { findings, unused } = search(secrets, [...logs, ...answers(), ...seen, ...tables], allowed);
  expect({ findings, unused: unused.map(({ kind, place }) => `${kind} ${place}`) }).toEqual({
    findings: [],
    unused: [],
  });
}, 60_000);
