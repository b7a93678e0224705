/** Puts a SKU into the cart of whoever the page's session is of. */
const add = (page, skuId, quantity = 1) =>
  page.evaluate(
    ([sku, count]) => {
      const kept = JSON.stringify(Object.values(localStorage));
      const token = /token\\*":\\*"([A-Za-z0-9_-]+)/.exec(kept)?.[1];
      return fetch('/api/cart/items', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ skuId: sku, quantity: count }),
      });
    },
    [skuId, quantity],
  );

const touchAt = (pageX) => ({
  bubbles: true,
  touches: [{ identifier: 0, pageX, pageY: 300, clientX: pageX, clientY: 300 }],
  changedTouches: [{ identifier: 0, pageX, pageY: 300, clientX: pageX, clientY: 300 }],
});

/** The cart of a member: its sum with a coupon, another spec, several picked, one drawn aside. */
export const walkCart = async (page, { shot, visible }, origin) => {
  await page.goto(`${origin}/pages/shop/product/index?id=fruit-strawberry`);
  await visible('coupon-strip').click();
  await visible('claim-newcomer-5').waitFor();
  await shot('product-coupons');
  for (const skuId of ['fruit-strawberry-1', 'drink-milktea-1', 'fruit-watermelon-1'])
    await add(page, skuId, 2);
  await page.goto(`${origin}/pages/cart/index`);
  await visible('cart-checkout').waitFor();
  await shot('cart');
  await visible('change-drink-milktea-1').click();
  await visible('sku-confirm').waitFor();
  await shot('cart-spec');
  await visible('sheet-close').click();
  await page.locator('#cart-fruit-watermelon-1').dispatchEvent('touchstart', touchAt(300));
  await page.locator('#cart-fruit-watermelon-1').dispatchEvent('touchend', touchAt(200));
  await page.locator('.swipe-row-open').waitFor();
  await shot('cart-swiped');
  await page.locator('.swipe-row-cover').click();
  await visible('cart-edit').click();
  await visible('pick-all').click();
  await shot('cart-edit');
};
