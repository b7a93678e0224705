import { createManualClock, settle } from '@/auth/testing/manual-clock';
import { createTaroCashier } from './taro-cashier';

interface Call {
  readonly url: string;
  readonly method: string;
}
const calls: Call[] = [];
let respond: () => unknown = () => undefined;

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    request: (options: Call): unknown => {
      calls.push(options);
      return respond();
    },
  },
}));

const url = 'https://cashier.test/pay/token';

const ask = async (answer: () => unknown, decision: 'pay' | 'refuse' = 'pay') => {
  respond = answer;
  const clock = createManualClock();
  const asked = createTaroCashier(clock)(url, decision);
  await settle();
  await clock.advance(10_000);
  return asked;
};

test('[H08] the payer’s word goes to the cashier’s own address', async () => {
  calls.length = 0;
  await ask(() => Promise.resolve({ statusCode: 200 }));
  await ask(() => Promise.resolve({ statusCode: 200 }), 'refuse');
  expect(calls.map((call) => `${call.method} ${call.url}`)).toEqual([
    `POST ${url}/pay`,
    `POST ${url}/refuse`,
  ]);
});

test.each([
  ['an answer', () => Promise.resolve({ statusCode: 200 }), 'taken'],
  ['a payment that is over', () => Promise.resolve({ statusCode: 409 }), 'refused'],
  ['a host that reports it as fail', () => Promise.reject({ statusCode: '409' }), 'refused'],
  ['a cashier in trouble', () => Promise.resolve({ statusCode: 503 }), 'unreached'],
  ['no network', () => Promise.reject(new Error('request:fail')), 'unreached'],
  ['a host without an answer', () => new Promise(() => undefined), 'unreached'],
  ['a host that answers nothing', () => undefined, 'unreached'],
  [
    'a host that throws',
    () => {
      throw new Error('no');
    },
    'unreached',
  ],
])('[H08] %s', async (_, answer, hint) => {
  expect(await ask(answer)).toBe(hint);
});
