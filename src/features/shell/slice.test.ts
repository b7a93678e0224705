import { createSliceBench } from '@/store/testing/slice-bench';
import type { HostParts, PrivacyQuestion } from '@/store/types';
import { createShellSlice } from './slice';

const start = (contractName = '《鲜集隐私指引》', opens = true) => {
  let ask: (question: PrivacyQuestion) => void = () => undefined;
  const privacy: HostParts['privacy'] = {
    agreeButton: { openType: 'agreePrivacyAuthorization', eventProps: ['onAgreePrivacyAuthorization'] },
    setting: () => Promise.resolve({ needed: true, contractName }),
    onQuestion: (listener) => {
      ask = listener;
    },
    openContract: () => Promise.resolve(opens),
  };
  const said: string[] = [];
  const bench = createSliceBench(createShellSlice, {
    around: { host: { privacy } as unknown as HostParts },
  });
  bench.now().listenToPrivacy();
  const privateCall = (name: string): void =>
    ask({
      shown: () => said.push(`${name} shown`),
      agree: (id) => said.push(`${name} agree ${id}`),
      refuse: () => said.push(`${name} refuse`),
    });
  return { ...bench, said, privateCall };
};

test('[P24] [F21] the gate of the page in front asks, by the host’s name for the contract, until it is answered', async () => {
  const { now, said, privateCall } = start();
  now().privacyGateShown(1);
  now().privacyGateHidden(1);
  now().privacyGateShown(2);
  privateCall('phone');
  expect(now().privacyAsked).toMatchObject({ gate: 2 });
  await Promise.resolve();
  expect(now().privacyAsked).toEqual({ gate: 2, contractName: '《鲜集隐私指引》' });
  expect(said).toEqual(['phone shown']);
  now().agreeToPrivacy('privacy-agree');
  expect([now().privacyAsked, said]).toEqual([null, ['phone shown', 'phone agree privacy-agree']]);
});

test('[P24] refused: the call is told, the gate goes, and the next call asks again', () => {
  const { now, said, privateCall } = start();
  now().privacyGateShown(1);
  privateCall('phone');
  now().refusePrivacy();
  expect([now().privacyAsked, said]).toEqual([null, ['phone shown', 'phone refuse']]);
  privateCall('avatar');
  expect(now().privacyAsked).not.toBeNull();
});

test('[P24] calls that come while it asks wait with the first, and each gets the one answer', () => {
  const { now, said, privateCall } = start();
  now().privacyGateShown(1);
  privateCall('a');
  privateCall('b');
  now().agreeToPrivacy('x');
  now().agreeToPrivacy('x');
  expect(said).toEqual(['a shown', 'b shown', 'a agree x', 'b agree x']);
});

test('[P24] [F21] no call hangs: none to ask on the page in front, or the page is left for good', () => {
  const { now, said, privateCall } = start();
  privateCall('early');
  now().privacyGateShown(1);
  privateCall('late');
  now().privacyGateGone(1);
  expect(said).toEqual(['early refuse', 'late shown', 'late refuse']);
  expect(now().privacyAsked).toBeNull();
  privateCall('after');
  expect(said[3]).toBe('after refuse');
});

test('[P24] [F21] the host’s page with the contract lies above: the question stays', async () => {
  const { now, said, privateCall } = start();
  now().privacyGateShown(1);
  privateCall('phone');
  await now().openPrivacyContract();
  now().privacyGateHidden(1);
  expect([now().privacyAsked?.gate, said, now().shellNotice]).toEqual([1, ['phone shown'], null]);
  const closed = start('x', false);
  await closed.now().openPrivacyContract();
  expect(closed.now().shellNotice).toBe('暂时打不开，请稍后再试');
});

test('[P24] a host without such consent is not listened to', () => {
  const { now } = createSliceBench(createShellSlice);
  expect(() => now().listenToPrivacy()).not.toThrow();
  expect(now().agreeButton()).toBeNull();
});

test('[L28] a sentence is handed out once', () => {
  const { now } = start();
  now().tell('登录已超时');
  expect([now().takeNotice(), now().takeNotice()]).toEqual(['登录已超时', null]);
});

test('[L22] the network is shown as it was told last', () => {
  const { now } = start();
  expect(now().online).toBe(true);
  now().networkChanged(false);
  expect(now().online).toBe(false);
});

test('[L30] the trace can be taken out as a text', () => {
  expect(start().now().exportTrace()).toBe('[]');
});
