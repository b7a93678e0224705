import type { Host } from '../sandbox/host/create-host';
import { type End, ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  homeWithGoods,
  loginsSince,
  openMe,
  pageOpens,
  phoneButtonStands,
  sent,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterEach(() => {
  for (const end of ends) stage.world.faults.set(end, 'checkSessionLies', null);
});
afterAll(() => stage.close());

const bindPath = '/api/login/phone';

/** Cold start up to the native button, with the agreement ticked. */
const nativeButtonStands = async (host: Host): Promise<void> => {
  await askForOrders(host);
  host.current().tap({ id: 'agree-box' });
  await phoneButtonStands(host);
};

/** Taps, allows, waits for the answer to the bind. Gives the logins in between. */
const tapAndBind = async (host: Host): Promise<number> => {
  const mark = host.callLog().length;
  const binds = sent(host, bindPath);
  host.current().tap({ id: 'phone-button' });
  (await host.waitFor(() => host.sheet(), { what: 'the consent of the platform' })).choose('allow');
  await host.waitFor(() => sent(host, bindPath) > binds, { what: 'the bind' });
  return loginsSince(host, mark);
};

const rotateKey = (end: End, personId: string): void => {
  stage.world.keys.rotate(stage.world.apps[end], personId);
};

describe.each(ends)('the first tap binds on %s', (end) => {
  test('[P05] [F10] no login runs between the tap and the bind', async () => {
    const host = await stage.phone(end, stage.person().id).start();
    await homeWithGoods(host);
    await openMe(host);
    await nativeButtonStands(host);
    expect(await tapAndBind(host)).toBe(0);
    await pageOpens(host, 'pages/trade/orders/index');
    expect(sent(host, bindPath)).toBe(1);
    expectNoErrors(host);
  });

  test('[L10] [P05] [F10] the key died before: the login is over when the button stands', async () => {
    const { id } = stage.person();
    const host = await stage.phone(end, id).start();
    await homeWithGoods(host);
    await openMe(host);
    await host.waitFor(() => sent(host, '/api/login/exchange') === 1, { what: 'a session' });
    rotateKey(end, id);
    await nativeButtonStands(host);
    expect(await tapAndBind(host)).toBe(0);
    await pageOpens(host, 'pages/trade/orders/index');
    expect(sent(host, bindPath)).toBe(1);
    expectNoErrors(host);
  });

  test('[L15] [L20] [P05] [F10] [F16] the host lies about a dead key: at worst one friendly sentence', async () => {
    const { id } = stage.person();
    const host = await stage.phone(end, id).start();
    await homeWithGoods(host);
    await openMe(host);
    await host.waitFor(() => sent(host, '/api/login/exchange') === 1, { what: 'a session' });
    stage.world.faults.set(end, 'checkSessionLies', {});
    await nativeButtonStands(host);
    rotateKey(end, id);
    expect(await tapAndBind(host)).toBe(0);
    // A phone code needs no session key; a ciphertext does, and dies with it.
    if (end === 'baidu' || end === 'kuaishou') {
      const notice = await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), {
        what: 'one friendly sentence',
      });
      expect(notice.text()).toContain('再');
      expect(host.current().route).toBe('pages/login/index');
      await phoneButtonStands(host);
      expect(await tapAndBind(host)).toBe(0);
    }
    await pageOpens(host, 'pages/trade/orders/index');
    const binds = host.requests().filter(({ path }) => path === bindPath);
    expect(binds.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(binds).toHaveLength(end === 'baidu' || end === 'kuaishou' ? 2 : 1);
    expectNoErrors(host);
  });

  test('[P05] [F10] another phone took the key over and the consent hides the app: no login meanwhile', async () => {
    const { id } = stage.person();
    const host = await stage.phone(end, id).start();
    await homeWithGoods(host);
    await openMe(host);
    await nativeButtonStands(host);
    const second = stage.phone(end, id);
    const other = await second.start();
    await other.waitFor(() => second.token(), { what: 'a session on the other phone' });
    const mark = host.callLog().length;
    host.current().tap({ id: 'phone-button' });
    const sheet = await host.waitFor(() => host.sheet(), { what: 'the consent of the platform' });
    host.hide();
    host.show();
    sheet.choose('allow');
    await pageOpens(host, 'pages/trade/orders/index');
    expect([loginsSince(host, mark), sent(host, bindPath)]).toEqual([0, 1]);
    expectNoErrors(host);
  });

  test('[F16] the platform answers a tap twice: the code is sent once', async () => {
    const host = await stage
      .phone(end, stage.person().id, {
        faults: { callsBackTwice: ['getPhoneNumber'] },
      })
      .start();
    await openMe(host);
    await nativeButtonStands(host);
    await tapAndBind(host);
    await pageOpens(host, 'pages/trade/orders/index');
    expect(sent(host, bindPath)).toBe(1);
    expectNoErrors(host);
  });
});
