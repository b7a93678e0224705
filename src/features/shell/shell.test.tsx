import { appStore } from '@/store/store';
import type { HostParts, PrivacyQuestion } from '@/store/types';
import { connectStore } from '../session/testing/connect';
import { change, clear, draw } from '../session/testing/draw';
import { fire } from '../session/testing/fire';
import { pageHides, toasts } from '../session/testing/taro-hooks';
import { OfflineBanner } from './offline-banner';
import { PrivacyGate } from './privacy-gate';

jest.mock('@tarojs/components', () => jest.requireActual('../session/testing/taro-components'));
jest.mock('@tarojs/taro', () => jest.requireActual('../session/testing/taro-hooks'));

const said: string[] = [];
const opened: string[] = [];
let ask: (question: PrivacyQuestion) => void = () => undefined;
const privacy: HostParts['privacy'] = {
  agreeButton: { openType: 'agreePrivacyAuthorization', eventProps: ['onAgreePrivacyAuthorization'] },
  setting: () => Promise.resolve({ needed: true, contractName: '《鲜集隐私指引》' }),
  onQuestion: (listener) => {
    ask = listener;
  },
  openContract: () => {
    opened.push('contract');
    return Promise.resolve(true);
  },
};

afterEach(clear);

const start = async () => {
  for (const list of [said, opened, toasts]) list.length = 0;
  connectStore({ phone: null, hostLogin: null }, { host: { privacy } as unknown as HostParts });
  appStore.store.getState().listenToPrivacy();
  return draw(
    <>
      <OfflineBanner />
      <PrivacyGate />
    </>,
  );
};

const privateCall = () =>
  change(() =>
    ask({
      shown: () => undefined,
      agree: (id) => said.push(`agree ${id}`),
      refuse: () => said.push('refuse'),
    }),
  );

test('[P24] [F21] asked, then agreed: by the native button, whose id the host is told', async () => {
  const page = await start();
  expect(page.find('privacy-gate')).toBeNull();
  await privateCall();
  expect(page.find('privacy-contract')?.textContent).toBe('《鲜集隐私指引》');
  expect(page.find('privacy-agree')?.getAttribute('data-open-type')).toBe('agreePrivacyAuthorization');
  // A tap that the host has not confirmed is no consent.
  await page.tap('privacy-agree');
  expect(said).toEqual([]);
  await fire('privacy-agree', 'onAgreePrivacyAuthorization', {});
  expect([said, page.find('privacy-gate')]).toEqual([['agree privacy-agree'], null]);
});

test('[P24] [F21] asked, then refused: the gate goes and browsing goes on', async () => {
  const page = await start();
  await privateCall();
  await page.tap('privacy-refuse');
  expect([said, page.find('privacy-gate')]).toEqual([['refuse'], null]);
});

test('[P24] the contract can be read first; the question stays', async () => {
  const page = await start();
  await privateCall();
  await page.tap('privacy-contract');
  await change(pageHides);
  expect([opened, said, page.find('privacy-gate') !== null]).toEqual([['contract'], [], true]);
});

test('[P24] the page is left: the call is refused', async () => {
  await start();
  await privateCall();
  await clear();
  expect(said).toEqual(['refuse']);
});

test('[L22] one banner while there is no network, none when it is back', async () => {
  const page = await start();
  expect(page.find('offline-banner')).toBeNull();
  await change(() => appStore.store.getState().networkChanged(false));
  expect(page.find('offline-banner')?.textContent).toContain('网络不可用');
  await change(() => appStore.store.getState().networkChanged(true));
  expect(page.find('offline-banner')).toBeNull();
});

test('[L28] 登录已超时 is told once, also when several pages are drawn and when it came before them', async () => {
  for (const list of [toasts]) list.length = 0;
  connectStore({ phone: null, hostLogin: null });
  appStore.store.getState().tell('登录已超时');
  await draw(
    <>
      <OfflineBanner />
      <OfflineBanner />
    </>,
  );
  expect(toasts).toEqual(['登录已超时']);
});
