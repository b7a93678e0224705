import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  becomeMember,
  homeWithGoods,
  memberOnMe,
  openMe,
  openTab,
  pageOpens,
  sent,
  tapPhoneButton,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const exchanges = (host: { requests(): { path: string }[] }): number =>
  host.requests().filter(({ path }) => path === '/api/login/exchange').length;

describe.each(ends)('from launch to member on %s', (end) => {
  test('[L01] [I01] [I02] [I03] [P01] [P04] allowed: the orders page opens by itself', async () => {
    const { id, phoneNumber } = stage.person();
    const host = await stage.phone(end, id).start();
    await homeWithGoods(host);
    await openMe(host);
    await host.waitFor(() => host.current().text().includes('游客'), { what: 'a visitor on 我的' });
    expect(exchanges(host)).toBe(1);

    await askForOrders(host);
    host.current().tap({ id: 'plain-phone-button' });
    await host.waitFor(() => host.current().text().includes('请先阅读并同意'), {
      what: 'the question for consent',
    });
    expect(host.sheet()).toBeNull();

    await tapPhoneButton(host, 'allow');
    await pageOpens(host, 'pages/trade/orders/index');
    await host.waitFor(() => host.current().text().includes('还没有'), { what: 'an empty list of orders' });

    await host.back();
    await memberOnMe(host);
    expect(host.current().text()).toContain(`137****${phoneNumber.slice(-4)}`);
    expect(exchanges(host)).toBe(1);
    expectNoErrors(host);
  });

  test('[P03] [I06] refused: nothing breaks, browsing goes on', async () => {
    const host = await stage.phone(end, stage.person().id).start();
    await homeWithGoods(host);
    await openMe(host);
    await askForOrders(host);
    await tapPhoneButton(host, 'deny');
    await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), {
      what: 'one sentence about the refusal',
    });

    await host.back();
    await pageOpens(host, 'pages/me/index');
    expect(host.current().text()).toContain('游客');
    await openTab(host, 'home');
    await homeWithGoods(host);
    host.current().tap({ class: 'product-card', index: 0 });
    await pageOpens(host, 'pages/shop/product/index');
    await host.waitFor(() => host.current().maybe({ id: 'buy-now' }), { what: 'the product' });
    expectNoErrors(host);
  });

  test('[L17] [L18] [L05] a page of requests meets a dead token: one login, an answer to each, nothing to see', async () => {
    const host = await stage.phone(end, stage.person().id).start();
    await becomeMember(host);
    const isQuiet = (): boolean =>
      sent(host, '/api/orders/counts') > 0 && host.requests().every(({ status }) => status > 0);
    await host.waitFor(isQuiet, { what: 'all that a member sees on 我的' });
    const before = host.current().text();
    const logins = stage.calls();

    await stage.server.killAllTokens();
    const first = host.requests().length;
    host.current().pullDownRefresh();
    const since = (status: number): string[] =>
      host
        .requests()
        .slice(first)
        .filter((request) => request.status === status)
        .map(({ path }) => path);
    const isOver = (): boolean =>
      since(401).length >= 5 && since(401).every((path) => since(200).includes(path));
    await host.waitFor(isOver, { what: 'an answer to all that was refused' });

    // Each was refused once and sent once more.
    expect(since(401)).toHaveLength(new Set(since(401)).size);
    expect(since(200).filter((path) => path === '/api/login/exchange')).toHaveLength(1);
    expect((stage.calls()[`${end}.login`] ?? 0) - (logins[`${end}.login`] ?? 0)).toBe(1);
    await host.waitFor(() => host.current().text() === before, { what: 'the same page as before' });
    expect(host.toast()).toBeNull();
    expect(host.pages()).toHaveLength(1);
    expectNoErrors(host);
  });

  test('[L04] killed and started again: warm, no login', async () => {
    const phone = stage.phone(end, stage.person().id);
    await becomeMember(await phone.start());
    const logins = stage.calls()[`${end}.login`];
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
    expect(exchanges(warm)).toBe(0);
    expect(stage.calls()[`${end}.login`]).toBe(logins);
    expectNoErrors(warm);
  });
});
