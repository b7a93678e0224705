/**
 * From the checkout of a member who has no address to its last step before the order: addresses, coupons, the choice
 * among them. `eyes` as in `screenshots.mjs`; the checkout is open, and stands open with all of it at the end.
 */
const fillAddress = async (page, { visible }) => {
  await visible('address-name').locator('input').fill('欧阳林夏');
  await visible('address-phone').locator('input').fill('13800138000');
  await visible('region-field').click();
  await page.waitForTimeout(600);
  await page.locator('.weui-picker__action:visible').last().click();
  await page.getByText('东城区').last().waitFor();
  await visible('address-detail').locator('textarea').fill('和平里街道兴化东里 27 号院一栋二单元三〇四室');
  await visible('address-label-公司').click();
};

const claimAll = async (page) => {
  const open = page.getByText('领取', { exact: true });
  await open.first().waitFor();
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().click();
    await page.waitForTimeout(400);
  }
};

export const walkCheckout = async (page, eyes, origin) => {
  const { shot, visible } = eyes;
  await shot('checkout-new');
  await visible('checkout-address').click();
  await visible('address-save').waitFor();
  await fillAddress(page, eyes);
  await shot('address-form');
  await visible('address-save').click();
  await page.getByText('和平里街道').first().waitFor();
  await shot('checkout');
  await visible('checkout-address').click();
  await visible('address-add').waitFor();
  await shot('addresses');
  await page.goto(`${origin}/pages/coupon/center/index`);
  await claimAll(page);
  await shot('coupons');
  await page.goto(`${origin}/pages/coupon/mine/index`);
  await page.locator('.ticket:visible').first().waitFor();
  await shot('my-coupons');
  await page.goto(`${origin}/pages/shop/product/index?id=snack-nuts`);
  await visible('buy-now').click();
  await visible('sku-confirm').click();
  await visible('checkout-coupon').click();
  await page.locator('.ticket:visible').first().waitFor();
  await shot('checkout-coupons');
  await visible('coupon-none').click();
  await visible('checkout-submit').waitFor();
};
