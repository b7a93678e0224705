import type { Page } from 'playwright-core';
import { createH5Stage, type H5Stage } from './testing/h5-stage';
import {
  atPage,
  becomeMember,
  logInBySms,
  memberOnMe,
  openSetting,
  seen,
  tap,
  toast,
  type,
  whoAmI,
} from './testing/walk';

let stage: H5Stage;
beforeAll(async () => {
  stage = await createH5Stage();
}, 60_000);
afterAll(() => stage.close());

const me = 'pages/me/index';
const day = 24 * 60 * 60 * 1000;

const masked = (phoneNumber: string): string => `${phoneNumber.slice(0, 3)}****${phoneNumber.slice(-4)}`;

/** Requests of the page to our API from now on, as `POST /api/…`. */
const listen = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) sent.push(`${request.method()} ${pathname}`);
  });
  return sent;
};

/** The digits of a code, all others. */
const wrong = (code: string): string => code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));

const sendProof = async (page: Page, phoneNumber: string, messages: number): Promise<string> => {
  await tap(page, 'proof-send');
  const code = await stage.smsCode(phoneNumber, messages);
  await seen(page, 'proof-send').getByText('秒后重发').waitFor();
  return code;
};

test('[P26] [P16] a message makes a member of a guest, on the page that was asked for; a reload keeps it', async () => {
  const phoneNumber = stage.freshNumber();
  const page = await stage.open(me);
  const sent = listen(page);
  await tap(page, 'orders-entry');
  await atPage(page, 'pages/login/index');
  expect(await page.locator('#phone-button, #plain-phone-button').count()).toBe(0);
  await logInBySms(page, stage, phoneNumber);
  await atPage(page, 'pages/trade/orders/index');
  await page.goto(`${stage.url}/${me}`);
  expect(await memberOnMe(page)).toContain(masked(phoneNumber));
  expect(sent.filter((line) => line.includes('exchange'))).toEqual([]);
  expect(sent.filter((line) => line === 'POST /api/login/sms')).toHaveLength(1);
});

test('[P16] [S11] a wrong code is refused in a sentence, the right one still works, and none works twice', async () => {
  const phoneNumber = stage.freshNumber();
  const page = await stage.open(me);
  await tap(page, 'login-entry');
  await seen(page, 'sms-phone').waitFor();
  await tap(page, 'agree-box');
  await type(page, 'sms-phone', phoneNumber);
  await tap(page, 'sms-send');
  const code = await stage.smsCode(phoneNumber);
  await type(page, 'sms-code', wrong(code));
  await tap(page, 'sms-submit');
  await seen(page, 'login-notice').getByText('验证码不正确或已过期').waitFor();
  await type(page, 'sms-code', code);
  await tap(page, 'sms-submit');
  expect(await memberOnMe(page)).toContain(masked(phoneNumber));

  const other = await stage.open(me);
  await tap(other, 'login-entry');
  await seen(other, 'sms-phone').waitFor();
  await tap(other, 'agree-box');
  await type(other, 'sms-phone', phoneNumber);
  await type(other, 'sms-code', code);
  await tap(other, 'sms-submit');
  await seen(other, 'login-notice').getByText('验证码不正确或已过期').waitFor();
});

test('[P26] [I07] 立即购买 goes on after the login', async () => {
  const page = await stage.open('pages/shop/product/index?id=snack-nuts');
  await tap(page, 'buy-now');
  await tap(page, 'sku-confirm');
  await logInBySms(page, stage, stage.freshNumber());
  await atPage(page, 'pages/trade/checkout/index');
  await seen(page, 'checkout-submit').waitFor();
  expect(await page.locator('.line:visible').count()).toBe(1);
});

test('[P18] [P26] [S11] the number is changed with a message to the old one and one to the new one', async () => {
  const [before, after] = [stage.freshNumber(), stage.freshNumber()];
  const page = await stage.open(me);
  await becomeMember(page, stage, before);
  const { id } = await whoAmI(page);
  await openSetting(page, 'change-phone-entry', 'pages/account/phone/index');
  const proof = await sendProof(page, before, 2);
  await type(page, 'new-phone', after);
  await tap(page, 'new-phone-send');
  await type(page, 'new-phone-code', await stage.smsCode(after));
  await seen(page, 'new-phone-send').getByText('秒后重发').waitFor();

  await type(page, 'proof-code', wrong(proof));
  await tap(page, 'change-phone-submit');
  await toast(page, '身份验证未通过，请重试');
  expect(await whoAmI(page)).toMatchObject({ id, phoneMasked: masked(before) });

  await type(page, 'proof-code', proof);
  await tap(page, 'change-phone-submit');
  await atPage(page, 'pages/account/settings/index');
  expect(await whoAmI(page)).toMatchObject({ status: 200, id, phoneMasked: masked(after) });

  const second = await stage.open(me);
  await stage.advance(second, 61_000);
  await tap(second, 'login-entry');
  await logInBySms(second, stage, after, 2);
  expect(await memberOnMe(second)).toContain(masked(after));
  expect((await whoAmI(second)).id).toBe(id);
});

test('[P22] [P26] the account is deleted with a message as proof; seven days later it is gone', async () => {
  const phoneNumber = stage.freshNumber();
  const page = await stage.open(me);
  await becomeMember(page, stage, phoneNumber);
  const { id } = await whoAmI(page);
  await openSetting(page, 'deletion-entry', 'pages/account/deletion/index');
  const proof = await sendProof(page, phoneNumber, 2);
  const ask = async (code: string): Promise<void> => {
    await type(page, 'proof-code', code);
    await tap(page, 'deletion-confirm');
    await page.getByText('申请注销', { exact: true }).last().click();
  };
  await ask(wrong(proof));
  await toast(page, '身份验证未通过，请重试');
  expect((await whoAmI(page)).deletionAt).toBeNull();
  await ask(proof);
  await seen(page, 'deletion-notice').waitFor();
  expect((await whoAmI(page)).deletionAt).toEqual(expect.any(Number));

  await stage.advance(page, 8 * day);
  await page.reload();
  await seen(page, 'login-entry').waitFor();
  expect((await whoAmI(page)).status).toBe(401);
  await tap(page, 'login-entry');
  await logInBySms(page, stage, phoneNumber, 3);
  await memberOnMe(page);
  expect((await whoAmI(page)).id).not.toBe(id);
});
