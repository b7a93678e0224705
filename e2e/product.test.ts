import { sql } from 'drizzle-orm';
import type { Host } from '../sandbox/host/create-host';
import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import { chooseTwo, homeWithGoods, openProduct, pageOpens, tapPhoneButton, told } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const logIn = async (host: Host): Promise<void> => {
  await pageOpens(host, 'pages/login/index');
  await host.waitFor(() => host.current().maybe({ id: 'plain-phone-button' }), { what: 'the button' });
  await tapPhoneButton(host, 'allow');
};

describe.each(ends)('the product on %s', (end) => {
  test('[H05] [I05] 收藏 by a visitor asks for the login and is finished; a second tap takes it back', async () => {
    const phone = stage.phone(end, stage.person().id);
    const host = await phone.start();
    await openProduct(host);
    const { id } = host.current().query;
    const marked = async () => (await stage.ask(phone, 'GET', `/api/favourites/${id}`)).favourite;
    host.current().tap({ id: 'favourite' });
    await logIn(host);
    await host.waitFor(() => told(host).includes('已收藏'), { what: 'the word' });
    await pageOpens(host, 'pages/shop/product/index');
    await host.waitFor(() => host.current().find({ id: 'favourite' }).text() === '已收藏', {
      what: 'the mark',
    });
    expect(await marked()).toBe(true);
    host.current().tap({ id: 'favourite' });
    await host.waitFor(() => told(host).includes('已取消收藏'), { what: 'the word' });
    expect(await marked()).toBe(false);
    expectNoErrors(host);
  });

  test('[H05] a coupon is claimed in the list behind the row, as a member', async () => {
    const phone = stage.phone(end, stage.person().id);
    const host = await phone.start();
    await openProduct(host);
    await host.waitFor(() => host.current().maybe({ id: 'coupon-strip' }), { what: 'the row of coupons' });
    host.current().tap({ id: 'coupon-strip' });
    await host.waitFor(() => host.current().maybe({ id: 'claim-newcomer-5' }), { what: 'the list' });
    host.current().tap({ id: 'claim-newcomer-5' });
    await logIn(host);
    await host.waitFor(() => told(host).includes('领取成功'), { what: 'the word' });
    const { items } = (await stage.ask(phone, 'GET', '/api/coupons/mine')) as { items: unknown[] };
    expect(items).toHaveLength(1);
    expectNoErrors(host);
  });

  test('[H05] it is shared with its title and address, by the menu and by the button', async () => {
    const host = await stage.phone(end, stage.person().id).start();
    await openProduct(host);
    const content = {
      title: host.current().find({ class: 'product-title' }).text(),
      path: `/pages/shop/product/index?id=${host.current().query.id}`,
    };
    expect(host.current().share()).toMatchObject(content);
    host.current().tap({ id: 'share' });
    const sheet = await host.waitFor(() => host.sheet(), { what: 'the host’s own sheet' });
    expect([sheet.kind, sheet.data]).toMatchObject(['share', { content }]);
    sheet.choose('close');
    expectNoErrors(host);
  });

  test('[H05] the bar leads home and to the cart, whose badge counts; what is gone says so', async () => {
    const host = await stage.phone(end, stage.person().id).start();
    await openProduct(host);
    const id = host.current().query.id ?? '';
    const { db } = stage.server.database;
    await chooseTwo(host, 'add-to-cart');
    await logIn(host);
    await host.waitFor(() => told(host).includes('已加入购物车'), { what: 'the goods in the cart' });
    await pageOpens(host, 'pages/shop/product/index');
    await host.waitFor(() => host.current().find({ id: 'go-cart' }).text().includes('2'), {
      what: 'the badge',
    });
    host.current().tap({ id: 'go-cart' });
    await pageOpens(host, 'pages/cart/index');
    await db.execute(sql`update shop_products set on_shelf = false where id = ${id}`);
    try {
      host.current().pullDownRefresh();
      await host.waitFor(() => host.current().maybe({ class: 'invalid-reason' }), {
        what: 'what is invalid',
      });
      host.current().tap({ class: 'invalid-reason' });
      await pageOpens(host, 'pages/shop/product/index');
      await host.waitFor(() => host.current().text().includes('这件商品已下架'), { what: 'the word' });
      expect(host.current().maybe({ id: 'buy-now' })).toBeNull();
      host.current().tap({ id: 'go-home' });
      await homeWithGoods(host);
    } finally {
      await db.execute(sql`update shop_products set on_shelf = true where id = ${id}`);
    }
    expectNoErrors(host);
  });
});
