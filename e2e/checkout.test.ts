import { type SQL, sql } from 'drizzle-orm';
import type { OrdersAnswer } from '../src/contract';
import { checkoutWithAddress, giveAddress, writeAddress } from './testing/delivery-address';
import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  becomeMember,
  buttonRests,
  chooseTwo,
  openProduct,
  openTab,
  pageOpens,
  tapPhoneButton,
  told,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const checkout = 'pages/trade/checkout/index';
const payment = 'pages/trade/pay/index';

describe.each(ends)('from the choice to the order on %s', (end) => {
  const start = async () => {
    const phone = stage.phone(end, stage.person().id);
    const host = await phone.start();
    const orders = async () =>
      ((await stage.ask(phone, 'GET', '/api/orders')) as unknown as OrdersAnswer).items;
    const shows = (text: string): Promise<unknown> =>
      host.waitFor(() => host.current().text().includes(text), { what: text });
    return { phone, host, orders, shows };
  };

  test('[H07] [H14] without an address: it is written down first; a double tap makes one order', async () => {
    const { host, orders, shows } = await start();
    await openProduct(host);
    await chooseTwo(host, 'buy-now');
    await host.waitFor(() => host.current().maybe({ id: 'login-sheet' }), { what: 'the login sheet' });
    await tapPhoneButton(host, 'allow');
    await pageOpens(host, checkout);
    await shows('添加收货地址');
    host.current().tap({ id: 'checkout-submit' });
    await writeAddress(host, '林夏', '文三路 9 号');
    await checkoutWithAddress(host);
    expect(host.current().find({ id: 'checkout-address' }).text()).toContain('文三路 9 号');
    host.current().tap({ id: 'checkout-submit' });
    host.current().tap({ id: 'checkout-submit' });
    await pageOpens(host, payment);
    const made = await orders();
    expect(made.map(({ status, items }) => [status, items.map(({ quantity }) => quantity)])).toEqual([
      ['pending_payment', [2]],
    ]);
    expect(host.current().query).toMatchObject({ orderId: made[0]?.id });
    expectNoErrors(host);
  });

  test('[H14] another address is chosen, changed, made the default one and deleted', async () => {
    const { phone, host, shows } = await start();
    await becomeMember(host);
    const home = await giveAddress(stage, phone);
    const work = await giveAddress(stage, phone, { detail: '科技园 2 号', label: '公司' });
    await openTab(host, 'home');
    await openProduct(host);
    await chooseTwo(host, 'buy-now');
    await checkoutWithAddress(host);
    expect(host.current().find({ id: 'checkout-address' }).text()).toContain('文三路 9 号');
    host.current().tap({ id: 'checkout-address' });
    await pageOpens(host, 'pages/account/addresses/index');
    await host.waitFor(() => host.current().maybe({ id: `address-${work.id}` }), { what: 'both addresses' });
    host.current().tap({ id: `default-${work.id}` });
    await host.waitFor(() => told(host).includes('已设为默认地址'), { what: 'the new default' });
    host.current().tap({ id: `edit-${work.id}` });
    await pageOpens(host, 'pages/account/addresses-edit/index');
    await host.waitFor(() => host.current().maybe({ id: 'address-detail' })?.value() === '科技园 2 号', {
      what: 'the address in the form',
    });
    host.current().input({ id: 'address-detail' }, '科技园 3 号');
    host.current().tap({ id: 'address-save' });
    await pageOpens(host, 'pages/account/addresses/index');
    await shows('科技园 3 号');
    host.current().tap({ id: `remove-${home.id}` });
    const question = await host.waitFor(() => host.sheet(), { what: 'a question' });
    question.choose('confirm');
    await host.waitFor(() => !host.current().maybe({ id: `address-${home.id}` }), { what: 'one address' });
    host.current().tap({ id: `address-${work.id}` });
    await pageOpens(host, checkout);
    await shows('科技园 3 号');
    expectNoErrors(host);
  });

  test('[H15] a claimed coupon comes off the sum, can be left out, and is used up by the order', async () => {
    const { phone, host, orders, shows } = await start();
    await becomeMember(host);
    await giveAddress(stage, phone);
    await openTab(host, 'home');
    await host.waitFor(() => host.current().maybe({ id: 'coupon-strip' }), {
      what: 'coupons on the home page',
    });
    host.current().tap({ id: 'coupon-strip' });
    await pageOpens(host, 'pages/coupon/center/index');
    await shows('无门槛');
    host.current().tap({ text: '领取', index: 0 });
    await host.waitFor(() => told(host).includes('领取成功'), { what: 'a claimed coupon' });
    await shows('去使用');
    await host.back();
    await openProduct(host);
    await chooseTwo(host, 'buy-now');
    await checkoutWithAddress(host);
    const row = (): string => host.current().find({ id: 'checkout-coupon' }).text();
    await host.waitFor(() => row().includes('-¥'), { what: 'the best coupon in the sums' });
    host.current().tap({ id: 'checkout-coupon' });
    await shows('选择优惠券');
    host.current().tap({ id: 'coupon-none' });
    await host.waitFor(() => row().includes('张可用'), { what: 'the sums without a coupon' });
    host.current().tap({ id: 'checkout-coupon' });
    await shows('可减');
    host.current().tap({ class: 'ticket', index: 0 });
    await host.waitFor(() => row().includes('-¥'), { what: 'the coupon in the sums' });
    host.current().tap({ id: 'checkout-submit' });
    await pageOpens(host, payment);
    const [order] = await orders();
    expect(order?.discountFen).toBeGreaterThan(0);
    const used = (await stage.ask(phone, 'GET', '/api/coupons/mine?state=used')) as {
      items: { orderId: string }[];
    };
    expect(used.items.map(({ orderId }) => orderId)).toEqual([order?.id]);
    expectNoErrors(host);
  });

  test('[H07] price and stock change while the user looks: nothing is ordered unseen', async () => {
    const { phone, host, orders, shows } = await start();
    await becomeMember(host);
    await giveAddress(stage, phone);
    await openTab(host, 'home');
    await openProduct(host, 1);
    await chooseTwo(host, 'buy-now');
    await checkoutWithAddress(host);
    const skuId = host.current().find({ class: 'line' }).id.replace('line-', '');
    const change = (what: SQL): Promise<unknown> =>
      stage.server.database.db.execute(sql`update shop_skus set ${what} where id = ${skuId}`);

    await change(sql`price_fen = price_fen + 100`);
    host.current().tap({ id: 'checkout-submit' });
    await shows('价格有变动，金额已更新');
    await change(sql`stock = 1`);
    await buttonRests(host, 'checkout-submit');
    host.current().tap({ id: 'checkout-submit' });
    await shows('仅剩 1 件');
    expect(await orders()).toEqual([]);
    host.current().tap({ id: 'problems-continue' });
    await host.waitFor(() => host.current().find({ class: 'line' }).text().includes('×1'), {
      what: 'one piece',
    });
    await buttonRests(host, 'checkout-submit');
    host.current().tap({ id: 'checkout-submit' });
    await pageOpens(host, payment);
    expect((await orders()).map(({ items }) => items.map(({ quantity }) => quantity))).toEqual([[1]]);
    await change(sql`stock = 90, price_fen = price_fen - 100`);
    expectNoErrors(host);
  });
});
