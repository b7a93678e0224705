import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { pageFaults } from './tasks/page-faults.mjs';
import { say } from './tasks/terminal.mjs';
import { walkCart } from './tasks/walk-cart.mjs';
import { walkCheckout } from './tasks/walk-checkout.mjs';
import { walkTrade } from './tasks/walk-trade.mjs';
import { walkWork } from './tasks/walk-work.mjs';

/**
 * `npm run screenshots -- http://127.0.0.1:8080 out`: walks the H5 shop of a running `npm start` and keeps a picture of
 * each page, on a large and on a small phone. Each is looked over as well: what of it cannot be read (WCAG AA), tapped
 * (44 px) or seen whole is told, and ends the walk with a failure.
 */
const [origin = 'http://127.0.0.1:8080', out = '.cache/screenshots'] = process.argv.slice(2);
const sizes = [
  { name: 'large', width: 375, height: 812, phone: '13800000031' },
  { name: 'small', width: 320, height: 568, phone: '13800000032' },
];

const smsCode = async (phone) => {
  const answer = await fetch(`${origin}/sandbox/control/sms?phone=${phone}`);
  return /\d{6}/.exec(JSON.stringify((await answer.json()).messages?.at(-1)?.text ?? ''))?.[0] ?? '';
};

const faults = [];

/** What a walk does on a page: takes its picture and looks it over, finds a part by its id. */
const eyesOf = (page, size) => ({
  shot: async (name) => {
    await page.waitForLoadState('networkidle');
    // Pages slide in; a picture of the slide shows neither page.
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${out}/${size.name}-${name}.png` });
    for (const fault of await page.evaluate(pageFaults)) faults.push(`${size.name} ${name}: ${fault}`);
  },
  visible: (id) => page.locator(`#${id}:visible`).last(),
});

/** The login page by its address: every way in, and what is said to who has not ticked. */
const walkLogin = async (page, size) => {
  const { shot, visible } = eyesOf(page, size);
  await page.goto(`${origin}/pages/login/index`);
  await visible('sms-submit').click();
  await visible('agree-ask').waitFor();
  await shot('login-asked');
  await visible('login-tab-password').click();
  await shot('login-password');
  await visible('forgot-password').click();
  await shot('login-reset');
};

/** The pages of a member's account; each is there when the part with this id is. */
const accountPages = {
  profile: 'nickname-save',
  settings: 'sign-out',
  password: 'password-submit',
  phone: 'change-phone-submit',
  unbind: 'unbind-confirm',
  deletion: 'deletion-confirm',
};

const walkAccount = async (page, size) => {
  const { shot, visible } = eyesOf(page, size);
  for (const [name, id] of Object.entries(accountPages)) {
    await page.goto(`${origin}/pages/account/${name}/index`);
    await visible(id).waitFor();
    await shot(name);
  }
  await page.goto(`${origin}/pages/account/devices/index`);
  await page.locator('.device').first().waitFor();
  await shot('devices');
};

/** Looking around as nobody in particular: shelves, search with its words, orders and prices. */
const walkBrowse = async (page, size) => {
  const { shot, visible } = eyesOf(page, size);
  await page.goto(`${origin}/pages/category/index`);
  await visible('shelf-drinks').click();
  await page.locator('#product-drink-greentea:visible').waitFor();
  await shot('category');
  await page.goto(`${origin}/pages/shop/search/index`);
  await visible('hot-0').waitFor();
  await visible('search-input').locator('input').fill('牛奶');
  await visible('search-go').click();
  await page.locator('.product-card:visible').first().waitFor();
  await shot('search-found');
  await visible('open-filter').click();
  await shot('search-filter');
  await visible('range-3').click();
  await visible('any-price').waitFor();
  await shot('search-nothing');
  await visible('search-clear').click();
  await visible('past-edit').click();
  await shot('search-words');
};

/** What a member keeps; there is something in it, because the walk has looked at goods. */
const walkKept = async (page, size) => {
  const { shot, visible } = eyesOf(page, size);
  await page.goto(`${origin}/pages/shop/product/index?id=fruit-cherry`);
  await visible('favourite').click();
  await page.getByText('已收藏').last().waitFor();
  await page.goto(`${origin}/pages/shop/favourites/index`);
  await visible('favourites-edit').click();
  await visible('favourites-all').click();
  await shot('favourites');
  await page.goto(`${origin}/pages/shop/history/index`);
  await visible('history-clear').waitFor();
  await shot('history');
};

const walkShop = async (page, size) => {
  const { shot, visible } = eyesOf(page, size);
  await page.goto(origin);
  await page.locator('.product-card').first().waitFor();
  await shot('home');
  await page.goto(`${origin}/pages/shop/product/index?id=snack-nuts`);
  await visible('buy-now').waitFor();
  await shot('product');
  await visible('buy-now').click();
  await visible('sku-confirm').waitFor();
  await shot('sku');
  await visible('sku-confirm').click();
  await visible('sms-phone').waitFor();
  await shot('login');
  await visible('agree-box').click();
  await visible('sms-phone').locator('input').fill(size.phone);
  await visible('sms-send').click();
  await page.getByText('秒后重发').waitFor();
  await visible('sms-code')
    .locator('input')
    .fill(await smsCode(size.phone));
  await shot('login-filled');
  await visible('sms-submit').click();
  await visible('checkout-submit').waitFor();
  await walkCheckout(page, { shot, visible }, origin);
  await walkTrade(page, eyesOf(page, size), origin);
  await page.goto(`${origin}/pages/shop/product/index?id=fruit-strawberry`);
  await visible('add-to-cart').click();
  await visible('sku-confirm').click();
  await page.waitForTimeout(500);
  await page.goto(`${origin}/pages/cart/index`);
  await visible('cart-checkout').waitFor();
  await shot('cart');
  await page.goto(`${origin}/pages/me/index`);
  await visible('member-head').waitFor();
  await shot('me');
  await page.goto(`${origin}/pages/legal/agreement/index`);
  await shot('agreement');
};

/** The picture of the README: four pages side by side. */
const strip = async () => {
  const height = 812;
  const names = ['home', 'sku', 'login-filled', 'me'];
  const pages = await Promise.all(
    names.map((name) => sharp(`${out}/large-${name}.png`).resize({ width: 375 }).toBuffer()),
  );
  const width = names.length * 375 + (names.length + 1) * 24;
  await sharp({ create: { width, height: height + 48, channels: 3, background: '#dfe6dd' } })
    .composite(pages.map((input, at) => ({ input, left: 24 + at * (375 + 24), top: 24 })))
    .png({ palette: true, quality: 90 })
    .toFile(`${out}/shop.png`);
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--disable-quic',
  ],
});
try {
  for (const size of sizes) {
    const { width, height } = size;
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2, hasTouch: true });
    await walkLogin(page, size);
    await walkBrowse(page, size);
    await walkShop(page, size);
    await walkCart(page, eyesOf(page, size), origin);
    await walkKept(page, size);
    await walkAccount(page, size);
    await page.close();
    // Another person: a page of its own has nobody's session.
    const leader = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: 2,
      hasTouch: true,
    });
    await walkWork(leader, eyesOf(leader, size), origin, smsCode);
    await leader.close();
  }
  await strip();
} finally {
  await browser.close();
}

for (const fault of faults) say(fault);
if (faults.length > 0) process.exitCode = 1;
