import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import { chooseTwo, openProduct, pageOpens, tapPhoneButton, told } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const product = 'pages/shop/product/index';

describe.each(ends)('the tapped action is finished after the login on %s', (end) => {
  const start = async () => {
    const phone = stage.phone(end, stage.person().id);
    const host = await phone.start();
    await openProduct(host);
    const piecesInCart = async (): Promise<number> => {
      const { cart } = (await stage.ask(phone, 'GET', '/api/cart')) as { cart: { count: number } };
      return cart.count;
    };
    return { host, piecesInCart };
  };

  test('[I04] [I05] [I07] [F17] 立即购买, login sheet: the confirmation has the same SKU and count', async () => {
    const { host } = await start();
    const title = host.current().find({ class: 'product-title' }).text();
    const chosen = await chooseTwo(host, 'buy-now');
    await host.waitFor(() => host.current().maybe({ id: 'login-sheet' }), { what: 'the login sheet' });
    expect(host.current().route).toBe(product);
    await tapPhoneButton(host, 'allow');
    await pageOpens(host, 'pages/trade/checkout/index');
    const line = await host.waitFor(() => host.current().maybe({ class: 'line' }), { what: 'the line' });
    expect(host.current().all({ class: 'line' })).toHaveLength(1);
    expect(line.text()).toContain(title);
    expect(line.text()).toContain(chosen.replace('已选：', ''));
    expect(line.text()).toContain('×2');
    expect(host.pages().map(({ route }) => route)).toEqual([
      'pages/home/index',
      product,
      'pages/trade/checkout/index',
    ]);
    expectNoErrors(host);
  });

  test('[I03] [I05] [I07] [F17] 加入购物车, login page: back where it was tapped, two pieces in the cart', async () => {
    const { host, piecesInCart } = await start();
    await chooseTwo(host, 'add-to-cart');
    await pageOpens(host, 'pages/login/index');
    await host.waitFor(() => host.current().maybe({ id: 'plain-phone-button' }), { what: 'the button' });
    await tapPhoneButton(host, 'allow');
    await host.waitFor(() => told(host).includes('已加入购物车'), { what: 'the goods in the cart' });
    await pageOpens(host, product);
    expect(host.pages()).toHaveLength(2);
    expect(await piecesInCart()).toBe(2);
    expectNoErrors(host);
  });

  test('[I04] [I06] the sheet is closed: nothing is bought, nothing is said, browsing goes on', async () => {
    const { host, piecesInCart } = await start();
    await chooseTwo(host, 'buy-now');
    await host.waitFor(() => host.current().maybe({ id: 'login-sheet' }), { what: 'the login sheet' });
    host.current().tap({ id: 'sheet-close' });
    await host.waitFor(() => !host.current().maybe({ id: 'login-sheet' }), { what: 'no sheet' });
    expect([host.current().route, told(host), await piecesInCart()]).toEqual([product, [], 0]);
    await host.back();
    await pageOpens(host, 'pages/home/index');
    expectNoErrors(host);
  });
});
