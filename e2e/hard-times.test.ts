import type { Host } from '../sandbox/host/create-host';
import { type End, ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  becomeMember,
  homeWithGoods,
  memberOnMe,
  openMe,
  openProduct,
  pageOpens,
  phoneButtonStands,
  sent,
  tapPhoneButton,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const banner = { id: 'offline-banner' };
const loginApi = (end: End): string => (end === 'baidu' ? 'getLoginCode' : 'login');

describe.each(ends)('hard times on %s', (end) => {
  test('[L22] [L03] offline at launch: one banner; the network returns, and so do session and goods', async () => {
    const phone = stage.phone(end, stage.person().id, { offline: true });
    const host = await phone.start();
    await host.waitFor(() => host.current().maybe(banner), { what: 'the banner' });
    expect(host.sheet()).toBeNull();
    expect(host.current().all(banner)).toHaveLength(1);
    host.setNetwork('wifi');
    await host.waitFor(() => !host.current().maybe(banner), { what: 'no banner any more' });
    await host.waitFor(() => phone.token(), { what: 'the session' });
    expect(sent(host, '/api/login/exchange')).toBe(1);
    host.current().pullDownRefresh();
    await homeWithGoods(host);
    await becomeMember(host);
    expectNoErrors(host);
  });

  test('[L22] lost on the way: the banner stands on the page in front, and the next tap after it works', async () => {
    const host = await stage.phone(end, stage.person().id).start();
    await homeWithGoods(host);
    await openMe(host);
    host.setNetwork('none');
    await host.waitFor(() => host.current().maybe(banner), { what: 'the banner' });
    host.setNetwork('4g');
    await host.waitFor(() => !host.current().maybe(banner), { what: 'no banner any more' });
    await askForOrders(host);
    await tapPhoneButton(host, 'allow');
    await pageOpens(host, 'pages/trade/orders/index');
    expectNoErrors(host);
  });

  test('[L25] the login never calls back: browsing goes on; later a login works', async () => {
    const host = await stage
      .phone(end, stage.person().id, { faults: { neverCallsBack: [loginApi(end)] } })
      .start();
    await openProduct(host);
    await host.back();
    await openMe(host);
    await host.waitFor(() => host.calls(loginApi(end)) > 0, { what: 'the login that is never answered' });
    // Kuaishou's login may have raised its panel, and who reads that is given minutes.
    stage.advance(end === 'kuaishou' ? 301_000 : 11_000);
    await host.waitFor(() => host.current().maybe({ id: 'login-entry' }), { what: 'a way in' });
    host.faults.clear();
    await askForOrders(host);
    host.current().tap({ id: 'agree-box' });
    const button = await host.waitFor(
      () =>
        host.current().maybe({ id: 'phone-button' }) ?? host.current().maybe({ id: 'plain-phone-button' }),
      { what: 'a button' },
    );
    if (button.id === 'plain-phone-button') host.current().tap(button);
    await phoneButtonStands(host);
    host.current().tap({ id: 'phone-button' });
    (await host.waitFor(() => host.sheet(), { what: 'the consent' })).choose('allow');
    await pageOpens(host, 'pages/trade/orders/index');
    expectNoErrors(host);
  });

  test('[L04] [L25] checkSession never calls back: a warm start does not wait for it', async () => {
    const phone = stage.phone(end, stage.person().id, { faults: { neverCallsBack: ['checkSession'] } });
    const cold = await phone.start();
    cold.faults.clear();
    await becomeMember(cold);
    phone.kill();
    const warm = await phone.start();
    await openMe(warm);
    await memberOnMe(warm);
    await warm.waitFor(
      () => warm.requests().some(({ path, status }) => path === '/api/me' && status === 200),
      {
        what: 'an authorised answer',
      },
    );
    expect(sent(warm, '/api/login/exchange')).toBe(0);
    expectNoErrors(warm);
  });

  test('[L25] [P05] checkSession never calls back: the phone button stands after the time limit at the latest', async () => {
    const host = await stage
      .phone(end, stage.person().id, { faults: { neverCallsBack: ['checkSession'] } })
      .start();
    await homeWithGoods(host);
    await openMe(host);
    const asked = host.calls('checkSession');
    await askForOrders(host);
    host.current().tap({ id: 'agree-box' });
    // Where a phone code does without the session key, nobody asks for it.
    if (end === 'baidu' || end === 'kuaishou') {
      await host.waitFor(() => host.calls('checkSession') > asked, { what: 'the question about the key' });
      expect(host.current().maybe({ id: 'phone-button' })).toBeNull();
    }
    stage.advance(11_000);
    await phoneButtonStands(host);
    host.current().tap({ id: 'phone-button' });
    (await host.waitFor(() => host.sheet(), { what: 'the consent' })).choose('allow');
    await pageOpens(host, 'pages/trade/orders/index');
    expectNoErrors(host);
  });

  test('[L25] the phone button never answers: the page stays alive, and the next tap binds', async () => {
    const host = await stage
      .phone(end, stage.person().id, {
        faults: { neverCallsBack: ['getPhoneNumber'] },
      })
      .start();
    await openMe(host);
    await askForOrders(host);
    await tapPhoneButton(host, 'allow');
    await host.waitFor(() => host.sheet() === null, { what: 'the page without a sheet' });
    host.faults.clear();
    await phoneButtonStands(host);
    host.current().tap({ id: 'phone-button' });
    (await host.waitFor(() => host.sheet(), { what: 'the consent' })).choose('allow');
    await pageOpens(host, 'pages/trade/orders/index');
    expectNoErrors(host);
  });

  test('[L02] a full storage: the login holds in memory, nothing breaks', async () => {
    const host = await stage.phone(end, stage.person().id, { faults: { storageFull: true } }).start();
    await becomeMember(host);
    expectNoErrors(host);
  });

  test('[F12] [F20] [F22] a launch without app id, database address or key of ours asks for nothing and is refused nothing', async () => {
    expect(process.env.DATABASE_URL).toBeUndefined();
    const phone = stage.phone(end, stage.person().id);
    const host = await phone.start();
    await homeWithGoods(host);
    await host.waitFor(() => phone.token(), { what: 'the session' });
    await openProduct(host);
    expect(host.sheet()).toBeNull();
    expect(host.pages().map(({ route }) => route)).not.toContain('pages/login/index');
    expect(privateCalls(host)).toEqual([]);
    expect(host.requests().filter(({ status }) => status === 401)).toEqual([]);
    expect(sent(host, '/api/login/exchange')).toBe(1);
    expectNoErrors(host);
  });
});

const privateCalls = (host: Host): string[] =>
  host
    .callLog()
    .map(({ name }) => name)
    .filter((name) => /authorize|Profile|UserInfo|PhoneNumber/.test(name));
