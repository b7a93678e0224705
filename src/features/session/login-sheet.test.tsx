import { worldOf } from '@/platform/platform.contract';
import { createWechat } from '@/platform/wechat';
import { appStore } from '@/store/store';
import { LoginSheet } from './login-sheet';
import { calls, connectStore } from './testing/connect';
import { change, clear, draw } from './testing/draw';
import { pageHides, pageShows } from './testing/taro-hooks';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-components'));
jest.mock('@tarojs/taro', () => jest.requireActual('./testing/taro-hooks'));

const left: string[] = [];
const { phoneButton, hostLoginButton } = createWechat(worldOf({}));

afterEach(clear);

const start = () => {
  connectStore({ phone: phoneButton, hostLogin: hostLoginButton });
  left.length = 0;
  return draw(
    <LoginSheet onAgreement={() => left.push('agreement')} onPrivacy={() => left.push('privacy')} />,
  );
};

/** The core asks for the sheet; what it gets is looked at later. */
const ask = async (): Promise<'opened' | 'refused'> => {
  let answer: 'opened' | 'refused' = 'refused';
  await change(() => {
    void appStore.store
      .getState()
      .openLoginSheet()
      .then(() => {
        answer = 'opened';
      })
      .catch(() => undefined);
  });
  return answer;
};

test('[I04] the sheet opens when the core asks, makes sure of the key, and closes when the core says so', async () => {
  const page = await start();
  expect(page.find('login-sheet')).toBeNull();
  expect(await ask()).toBe('opened');
  expect(page.find('login-sheet')).not.toBeNull();
  expect(calls).toEqual(['ensureSessionKey']);
  await change(() => void appStore.store.getState().closeLoginSheet());
  expect(page.find('login-sheet')).toBeNull();
});

test('[I04] a page without a sheet refuses: none there, another page above, or left', async () => {
  connectStore({ phone: phoneButton, hostLogin: hostLoginButton });
  expect(await ask()).toBe('refused');
  await start();
  await change(pageHides);
  expect(await ask()).toBe('refused');
  await change(pageShows);
  expect(await ask()).toBe('opened');
  await clear();
  expect(await ask()).toBe('refused');
});

test.each(['sheet-mask', 'sheet-close', 'not-now'])(
  '[I04] closed by %s: the core is told that the user left',
  async (id) => {
    const page = await start();
    await ask();
    await page.tap(id);
    expect(page.find('login-sheet')).toBeNull();
    expect(calls.filter((call) => call === 'loginPageClosed')).toHaveLength(1);
  },
);

test('[I04] the page is left for good: so is the login', async () => {
  await start();
  await ask();
  await clear();
  expect(calls).toContain('loginPageClosed');
  expect(appStore.store.getState().loginSheet).toBeNull();
});

test('[I04] a page above, like the agreement, leaves the sheet open; back from it the key is looked at again', async () => {
  const page = await start();
  await ask();
  await page.tap('open-agreement');
  await change(pageHides);
  expect(page.find('login-sheet')).not.toBeNull();
  await change(pageShows);
  expect(left).toEqual(['agreement']);
  expect(calls).toEqual(['ensureSessionKey', 'ensureSessionKey']);
});

test('[P04] the agreement stands before every path here too, and each opening begins unticked', async () => {
  const page = await start();
  await ask();
  await page.tap('plain-phone-button');
  expect(page.find('agree-ask')).not.toBeNull();
  expect(page.find('phone-button')).toBeNull();
  await page.tap('agree-box');
  expect(page.find('phone-button')?.getAttribute('data-open-type')).toBe('getPhoneNumber');
  await page.tap('sheet-close');
  await ask();
  expect(page.find('phone-button')).toBeNull();
});

test('[P16] [P17] the typed ways are there as on the page', async () => {
  const page = await start();
  await ask();
  await page.tap('sms-toggle');
  expect(page.find('login-tab-password')).not.toBeNull();
});
