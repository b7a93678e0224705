import { type Auth, AuthError } from '@/auth';
import type { Device, Proof } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createSessionSlice } from './slice';

const proof: Proof = { kind: 'sms', smsCode: '123456' };
const device = (id: string): Device => ({
  id,
  platform: 'wechat',
  createdAt: 1,
  lastSeenAt: 2,
  current: false,
});

const start = (more: Partial<Auth> = {}) => {
  const asked: string[] = [];
  let devices = [device('a'), device('b')];
  const note =
    (name: string, value: unknown = undefined) =>
    (...input: unknown[]) => {
      asked.push([name, ...input.map((part) => JSON.stringify(part))].join(' '));
      return Promise.resolve(value);
    };
  const core = {
    sendProofSms: note('sendProofSms', { retryAfter: 60 }),
    sendSms: note('sendSms', { retryAfter: 30 }),
    setPassword: note('setPassword'),
    changePhone: note('changePhone'),
    unbindPhone: note('unbindPhone'),
    requestDeletion: note('requestDeletion'),
    cancelDeletion: note('cancelDeletion'),
    devices: () => Promise.resolve(devices),
    revokeDevice: (id: string) => {
      devices = devices.filter((one) => one.id !== id);
      return Promise.resolve();
    },
    revokeOtherDevices: () => {
      devices = devices.slice(0, 1);
      return Promise.resolve();
    },
  };
  const bench = createSliceBench(createSessionSlice, {
    core: { ...(core as unknown as Partial<Auth>), ...more },
  });
  return { ...bench, asked };
};

test('[P17] [P18] [P22] each action goes to the core with its proof, and says when it is done', async () => {
  const { now, asked } = start();
  expect(await now().setPassword('letters123', proof)).toBe(true);
  expect(await now().changePhone('13900139000', '654321', proof)).toBe(true);
  expect(await now().unbindPhone(proof)).toBe(true);
  expect(await now().requestDeletion(proof)).toBe(true);
  expect(await now().cancelDeletion()).toBe(true);
  const said = JSON.stringify(proof);
  expect(asked).toEqual([
    `setPassword "letters123" ${said}`,
    `changePhone "13900139000" "654321" ${said}`,
    `unbindPhone ${said}`,
    `requestDeletion ${said}`,
    'cancelDeletion',
  ]);
});

test('[P18] one at a time: a second tap does nothing; a refusal rejects and leaves the way free', async () => {
  const refusal = new AuthError('refused', '身份验证未通过，请重试');
  const { now } = start({ unbindPhone: () => Promise.reject(refusal) });
  const first = now().unbindPhone(proof);
  expect(now().securityBusy).toBe(true);
  expect(await now().cancelDeletion()).toBe(false);
  await expect(first).rejects.toBe(refusal);
  expect(now().securityBusy).toBe(false);
  expect(await now().cancelDeletion()).toBe(true);
});

test('[P18] a proof and a new number each have a count-down of their own', async () => {
  const { now, asked, clock } = start();
  await now().sendProofSms();
  await now().sendNewPhoneSms('13900139000');
  expect([now().proofWait, now().newPhoneWait]).toEqual([60, 30]);
  await clock.advance(10_000);
  expect([now().proofWait, now().newPhoneWait, now().smsWait]).toEqual([50, 20, 0]);
  expect(asked).toEqual(['sendProofSms', 'sendSms "13900139000" "change-phone"']);
});

test('[P23] devices are listed, and after a revocation the list is what the server has left', async () => {
  const { now } = start();
  await now().loadDevices();
  const ids = () => {
    const { securityDevices } = now();
    return securityDevices.kind === 'ready'
      ? securityDevices.value.map(({ id }) => id)
      : securityDevices.kind;
  };
  expect(ids()).toEqual(['a', 'b']);
  await now().revokeDevice('a');
  expect(ids()).toEqual(['b']);
  await now().revokeOtherDevices();
  expect(ids()).toEqual(['b']);
  now().forgetSecurity();
  expect(ids()).toBe('idle');
});

test('[L27] what is forgotten stays so: a late list of another user’s devices is dropped', async () => {
  let arrive: (devices: Device[]) => void = () => undefined;
  const { now } = start({
    devices: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  });
  const loading = now().loadDevices();
  await now().sendProofSms();
  now().forgetSecurity();
  arrive([device('of-another')]);
  await loading;
  expect([now().securityDevices, now().proofWait]).toEqual([{ kind: 'idle' }, 0]);
});
