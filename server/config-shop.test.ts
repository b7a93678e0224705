import { parseConfig } from './config';
import { sandboxCashierKey } from './config-sandbox';

const secret = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64');
const shopOf = (env: Record<string, string>) =>
  parseConfig({ SESSION_KEY_SECRET: secret, ...env }, () => Buffer.alloc(32)).shop;
const production = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://shop.example.com',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'a-secret',
};

test('[H08] development has the simulated cashier and merchant', () => {
  expect(shopOf({})).toEqual({
    orderPayMs: 30 * 60_000,
    orderReceiveMs: 10 * 24 * 3_600_000,
    merchantDelayMs: 60_000,
    cashier: { url: 'http://127.0.0.1:8081/cashier', key: sandboxCashierKey },
  });
  expect(shopOf({ CASHIER_URL: 'http://127.0.0.1:8082/' }).cashier?.url).toBe('http://127.0.0.1:8082');
  expect(shopOf({ PAYMENT_PROVIDER: 'none', MERCHANT_SIMULATION_SECONDS: '0' })).toMatchObject({
    cashier: null,
    merchantDelayMs: null,
  });
});

test('[H08] production has neither, and does not start when told to', () => {
  expect(shopOf(production)).toMatchObject({ cashier: null, merchantDelayMs: null });
  for (const [name, value] of [
    ['PAYMENT_PROVIDER', 'sandbox'],
    ['CASHIER_URL', 'https://cashier.example.com'],
    ['MERCHANT_SIMULATION_SECONDS', '5'],
  ]) {
    expect(() => shopOf({ ...production, [name as string]: value as string })).toThrow(`${name} must not be`);
  }
});

test('[H09] time limits are settings with bounds', () => {
  expect(shopOf({ ORDER_PAY_MINUTES: '15', ORDER_RECEIVE_DAYS: '3' })).toMatchObject({
    orderPayMs: 15 * 60_000,
    orderReceiveMs: 3 * 24 * 3_600_000,
  });
  expect(() => shopOf({ ORDER_PAY_MINUTES: '0' })).toThrow('ORDER_PAY_MINUTES');
  expect(() => shopOf({ PAYMENT_PROVIDER: 'bank' })).toThrow('PAYMENT_PROVIDER');
});
