import type { PrivacyQuestion } from '@/auth';
import { createBaidu } from './baidu';
import { personLimitMs } from './call';
import { createDouyin } from './douyin';
import { createH5 } from './h5';
import { createKuaishou } from './kuaishou';
import type { NativeGlobal } from './native';
import { answers, refuses, staysSilent, worldOf } from './platform.contract';
import { createWechat } from './wechat';

type Ask = (resolve: (answer: unknown) => void, info: { referrer: string }) => void;

/** A host with the four APIs, whose private calls wait for the app. */
const createHost = (more: NativeGlobal = {}) => {
  let ask: Ask = () => undefined;
  const said: unknown[] = [];
  const native = {
    onNeedPrivacyAuthorization: (listener: Ask) => {
      ask = listener;
    },
    getPrivacySetting: answers({ needAuthorization: true, privacyContractName: '《鲜集隐私指引》' }),
    openPrivacyContract: answers({ errMsg: 'openPrivacyContract:ok' }),
    ...more,
  };
  return { native, said, privateCall: () => ask((answer) => said.push(answer), { referrer: 'button' }) };
};

const both = [
  ['wechat', createWechat],
  ['douyin', createDouyin],
] as const;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe.each(both)('[P24] on %s', (_, create) => {
  const listen = (host: ReturnType<typeof createHost>): PrivacyQuestion[] => {
    const questions: PrivacyQuestion[] = [];
    create(worldOf(host.native)).privacy?.onQuestion((question) => questions.push(question));
    return questions;
  };

  test('a private call waits; agreeing names the button that was tapped', () => {
    const host = createHost();
    const questions = listen(host);
    host.privateCall();
    expect(host.said).toEqual([]);
    questions[0]?.shown();
    questions[0]?.agree('privacy-agree');
    expect(host.said).toEqual([
      { event: 'exposureAuthorization' },
      { event: 'agree', buttonId: 'privacy-agree' },
    ]);
  });

  test('refusing is an answer; there is one answer, and nothing after it', () => {
    const host = createHost();
    const questions = listen(host);
    host.privateCall();
    questions[0]?.refuse();
    questions[0]?.agree('privacy-agree');
    questions[0]?.shown();
    expect(host.said).toEqual([{ event: 'disagree' }]);
  });

  test('what is needed, and the contract’s name, come from the host; one that does not say needs nothing', async () => {
    const setting = (more: NativeGlobal) => create(worldOf(createHost(more).native)).privacy?.setting();
    expect(await setting({})).toEqual({ needed: true, contractName: '《鲜集隐私指引》' });
    const nothing = { needed: false, contractName: '《用户隐私保护指引》' };
    expect(await setting({ getPrivacySetting: refuses({}) })).toEqual(nothing);
    expect(await setting({ getPrivacySetting: undefined })).toEqual(nothing);
    const silent = setting({ getPrivacySetting: staysSilent });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await silent).toEqual(nothing);
  });

  test('the contract opens at the host’s, or that is told', async () => {
    const open = (more: NativeGlobal) => create(worldOf(createHost(more).native)).privacy?.openContract();
    expect(await open({})).toBe(true);
    expect(await open({ openPrivacyContract: refuses({}) })).toBe(false);
  });

  test('[L25] a host that calls back when the reader is back is waited for; one that never does, not for ever', async () => {
    const slow = ({ success }: { success(): void }): void => void setTimeout(success, 60_000);
    const open = (openPrivacyContract: unknown) =>
      create(worldOf(createHost({ openPrivacyContract }).native)).privacy?.openContract();
    const read = open(slow);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await read).toBe(true);
    const silent = open(staysSilent);
    await jest.advanceTimersByTimeAsync(personLimitMs);
    expect(await silent).toBe(false);
  });

  test('an older host has no such consent, and nothing is registered', () => {
    expect(create(worldOf({ getPrivacySetting: answers({}) })).privacy).toBeNull();
  });
});

test('[P24] one tap may do both on WeChat, with either phone button; Douyin’s agree button stands alone', () => {
  const { native } = createHost();
  expect(createWechat(worldOf(native)).phoneButton?.openTypeWithConsent).toBe(
    'getPhoneNumber|agreePrivacyAuthorization',
  );
  const newer = { ...native, getSystemInfoSync: () => ({ SDKVersion: '3.0.0' }) };
  expect(createWechat(worldOf(newer), { realtimePhone: true }).phoneButton?.openTypeWithConsent).toBe(
    'getRealtimePhoneNumber|agreePrivacyAuthorization',
  );
  expect(createDouyin(worldOf(native)).phoneButton?.openTypeWithConsent).toBeNull();
  expect(createWechat(worldOf({})).phoneButton?.openTypeWithConsent).toBeNull();
});

test('[P24] Baidu, Kuaishou and the browser know no such consent', () => {
  const { native } = createHost();
  const found = [createBaidu(worldOf(native)), createKuaishou(worldOf(native)), createH5()];
  expect(found.map(({ privacy }) => privacy)).toEqual([null, null, null]);
});
