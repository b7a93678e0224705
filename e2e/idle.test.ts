import type { Host } from '../sandbox/host/create-host';
import { type End, ends } from './testing/ends';
import type { Phone, PhoneSetup } from './testing/phone';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  backFromOrders,
  becomeMember,
  chooseTwo,
  memberOnMe,
  openProduct,
  openTab,
  sent,
  tapPhoneButton,
  told,
  visitorOnMe,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const day = 24 * 60 * 60 * 1000;
/** Just past the end that server and app have by default, 14 days. */
const fortnight = 15 * day;
/** Past the 30 days of the token's own life too. */
const month = 31 * day;

const idOf = async (phone: Phone): Promise<string> => {
  const { user } = (await stage.ask(phone, 'GET', '/api/me')) as { user: { id: string } };
  return user.id;
};

const timeouts = (host: Host): number => told(host).filter((title) => title === '登录已超时').length;

const inCart = (host: Host): number => host.current().all({ class: 'cart-row' }).length;

const cartShows = async (host: Host, rows: number): Promise<void> => {
  await openTab(host, 'cart');
  await host.waitFor(
    () => inCart(host) === rows && (rows > 0 || /空的|登录后查看/.test(host.current().text())),
    {
      what: `a cart with ${rows} rows`,
    },
  );
};

/** A member with something in the cart and something looked at, on 我的. */
const start = async (end: End, setup: PhoneSetup = {}) => {
  const phone = stage.phone(end, stage.person().id, setup);
  const host = await phone.start();
  await becomeMember(host);
  await openTab(host, 'home');
  await openProduct(host);
  await chooseTwo(host, 'add-to-cart');
  await host.waitFor(() => told(host).includes('已加入购物车'), { what: 'the goods in the cart' });
  await host.back();
  await cartShows(host, 1);
  await openTab(host, 'me');
  await host.waitFor(() => host.current().maybe({ id: 'history' }), { what: 'what was looked at' });
  return { phone, host, id: await idOf(phone) };
};

/** The way back in: a tap on the phone button. */
const tapBackIn = async (host: Host): Promise<void> => {
  await askForOrders(host);
  await tapPhoneButton(host, 'allow');
  await backFromOrders(host);
};

describe.each(ends)('a fortnight away on %s', (end) => {
  test('[L28] silent: it is said once, and the member is back without a tap', async () => {
    const { host, phone, id } = await start(end);
    host.hide();
    stage.advance(fortnight);
    const [exchanges, token] = [sent(host, '/api/login/exchange'), phone.token()];
    host.show();
    await host.waitFor(() => ![null, token].includes(phone.token()), { what: 'a new session' });
    expect(sent(host, '/api/login/exchange')).toBe(exchanges + 1);
    await memberOnMe(host);
    expect(await idOf(phone)).toBe(id);
    await cartShows(host, 1);
    host.hide();
    host.show();
    expect(timeouts(host)).toBe(1);
    expectNoErrors(host);
  });

  test('[L28] confirm: a visitor without the member’s things until a tap, and it is said once', async () => {
    const { host, phone, id } = await start(end, { idlePolicy: 'confirm' });
    host.hide();
    stage.advance(fortnight);
    host.show();
    await visitorOnMe(host);
    await host.waitFor(() => host.current().text().includes('游客'), { what: 'a visitor' });
    expect(host.current().maybe({ id: 'history' })).toBeNull();
    await cartShows(host, 0);
    host.hide();
    host.show();
    expect(timeouts(host)).toBe(1);
    expect(await idOf(phone)).not.toBe(id);
    phone.kill();

    const again = await phone.start();
    await openTab(again, 'me');
    await visitorOnMe(again);
    await again.waitFor(() => again.current().text().includes('游客'), { what: 'a visitor still' });
    expect(timeouts(again)).toBe(0);
    await tapBackIn(again);
    expect(await idOf(phone)).toBe(id);
    await cartShows(again, 1);
    expectNoErrors(host);
    expectNoErrors(again);
  });
});

describe.each(ends)('a month away on %s, the app killed by the system meanwhile', (end) => {
  const comeBack = async (setup: PhoneSetup) => {
    const { host, phone, id } = await start(end, setup);
    host.hide();
    phone.kill();
    stage.advance(month);
    const again = await phone.start();
    await openTab(again, 'me');
    return { again, phone, id };
  };

  test('[L28] silent: it is said once, and the member is back without a tap', async () => {
    const { again, phone, id } = await comeBack({});
    await memberOnMe(again);
    await again.waitFor(() => timeouts(again) === 1, { what: 'the sentence' });
    expect(await idOf(phone)).toBe(id);
    expectNoErrors(again);
  });

  test('[L28] confirm: a visitor until a tap, and it is said once', async () => {
    const { again, phone, id } = await comeBack({ idlePolicy: 'confirm' });
    await visitorOnMe(again);
    await again.waitFor(() => again.current().text().includes('游客'), { what: 'a visitor' });
    await again.waitFor(() => timeouts(again) === 1, { what: 'the sentence' });
    await tapBackIn(again);
    expect(await idOf(phone)).toBe(id);
    expectNoErrors(again);
  });
});
