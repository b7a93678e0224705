import type { ReactElement } from 'react';
import type { Device, User } from '@/contract';
import { change, clear, draw } from '@/features/session/testing/draw';
import { ChangePhoneForm } from './change-phone-form';
import { DeletionForm } from './deletion-form';
import { DeletionNotice } from './deletion-notice';
import { DeviceList } from './device-list';
import { NicknameForm } from './nickname-form';
import { PasswordForm } from './password-form';
import { ProfileRows } from './profile-rows';
import type { ProofStage } from './proof-stage';
import { pickers, submits } from './testing/taro-parts';
import { UnbindForm } from './unbind-form';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-parts'));

afterEach(clear);

const log: unknown[] = [];
const note =
  (name: string) =>
  (...input: unknown[]): void => {
    log.push([name, ...input]);
  };
beforeEach(() => {
  log.length = 0;
});

const stage = (more: Partial<ProofStage> = {}): ProofStage => ({
  phoneMasked: '138****8000',
  hasPassword: true,
  wait: 0,
  busy: false,
  onSend: note('send'),
  onRefused: note('refused'),
  ...more,
});

const bySms = { kind: 'sms', smsCode: '123456' };
const byPassword = { kind: 'password', password: 'old-pass-1' };

const forms: readonly [string, string, (given: ProofStage) => ReactElement][] = [
  ['P18', 'unbind-confirm', (given) => <UnbindForm stage={given} onUnbind={note('done')} />],
  ['P22', 'deletion-confirm', (given) => <DeletionForm stage={given} onDelete={note('done')} />],
];

test.each(forms)(
  '[%s] %s: nothing goes off without a fresh proof, by message or password',
  async (_, id, form) => {
    const page = await draw(form(stage()));
    expect(page.text()).toContain('138****8000');
    await page.tap(id);
    expect(log).toEqual([['refused', '请输入 6 位验证码']]);
    await page.tap('proof-send');
    await page.type('proof-code', '123456');
    await page.tap(id);
    expect(log.slice(1)).toEqual([['send'], ['done', bySms]]);
    await page.tap('proof-password');
    await page.tap(id);
    await page.type('proof-secret', 'old-pass-1');
    await page.tap(id);
    expect(log.slice(3)).toEqual([
      ['refused', '请输入当前登录密码'],
      ['done', byPassword],
    ]);
  },
);

test('[P18] what stood in a field that is drawn anew counts no more', async () => {
  const page = await draw(<UnbindForm stage={stage()} onUnbind={note('done')} />);
  await page.type('proof-code', '123456');
  await page.tap('proof-password');
  await page.tap('proof-sms');
  await page.tap('unbind-confirm');
  expect(log).toEqual([['refused', '请输入 6 位验证码']]);
});

test('[P22] who asks for the end is told what it means before', async () => {
  const page = await draw(<DeletionForm stage={stage()} onDelete={note('done')} />);
  for (const words of ['7 天', '永久删除', '匿名']) expect(page.text()).toContain(words);
});

test('[P18] without a password only the message is offered, and none while it counts down', async () => {
  const page = await draw(
    <UnbindForm stage={stage({ hasPassword: false, wait: 42 })} onUnbind={note('done')} />,
  );
  expect(page.find('proof-password')).toBeNull();
  expect(page.text()).toContain('42 秒后重发');
  await page.tap('proof-send');
  expect(log).toEqual([]);
});

test('[P17] the first password needs no proof, another one does', async () => {
  const first = await draw(<PasswordForm stage={stage({ hasPassword: false })} onSave={note('save')} />);
  expect(first.find('proof-code')).toBeNull();
  await first.type('password-first', 'fresh-2024');
  await first.tap('password-submit');
  await first.type('password-second', 'fresh-2024');
  await first.tap('password-submit');
  expect(log).toEqual([
    ['refused', '两次密码不一致'],
    ['save', 'fresh-2024', undefined],
  ]);
  const next = await draw(<PasswordForm stage={stage()} onSave={note('save')} />);
  await next.type('password-first', 'fresh-2025');
  await next.type('password-second', 'fresh-2025');
  await next.tap('password-submit');
  await next.type('proof-code', '123456');
  await next.tap('password-submit');
  expect(log.slice(2)).toEqual([
    ['refused', '请输入 6 位验证码'],
    ['save', 'fresh-2025', bySms],
  ]);
});

test('[P18] a change of number takes a proof of the old one and a message to the new one', async () => {
  const page = await draw(
    <ChangePhoneForm stage={stage()} newWait={0} onSendNew={note('sendNew')} onSave={note('save')} />,
  );
  await page.tap('new-phone-send');
  await page.type('new-phone', '13900139000');
  await page.tap('new-phone-send');
  await page.type('new-phone-code', '654321');
  await page.tap('change-phone-submit');
  await page.type('proof-code', '123456');
  await page.tap('change-phone-submit');
  expect(log).toEqual([
    ['refused', '请输入正确的新手机号'],
    ['sendNew', '13900139000'],
    ['refused', '请输入 6 位验证码'],
    ['save', '13900139000', '654321', bySms],
  ]);
});

const device = (id: string, current: boolean): Device => ({
  id,
  platform: current ? 'wechat' : 'douyin',
  createdAt: 0,
  lastSeenAt: 0,
  current,
});

test('[P23] every device but this one can be revoked, alone or with all others', async () => {
  const given = { now: 0, busy: false, onRevoke: note('revoke'), onRevokeOthers: note('others') };
  const page = await draw(<DeviceList devices={[device('b', false), device('a', true)]} {...given} />);
  expect(page.find('device-a')?.textContent).toContain('微信小程序');
  expect(page.find('device-a')?.textContent).toContain('当前设备');
  expect(page.text().indexOf('微信小程序')).toBeLessThan(page.text().indexOf('抖音小程序'));
  expect(page.find('revoke-a')).toBeNull();
  await page.tap('revoke-b');
  await page.tap('revoke-others');
  expect(log).toEqual([['revoke', device('b', false)], ['others']]);
  const alone = await draw(<DeviceList devices={[device('a', true)]} {...given} />);
  expect(alone.find('revoke-others')).toBeNull();
});

test('[P22] while the end is near the notice tells when, and keeps the account with one tap', async () => {
  const at = Date.UTC(2024, 0, 31, 4);
  const page = await draw(<DeletionNotice deletionAt={at} busy={false} onCancel={note('cancel')} />);
  expect(page.text()).toContain('2024-01-31 12:00');
  await page.tap('deletion-cancel');
  expect(log).toEqual([['cancel']]);
});

test('[P15] gender and birthday are kept as they are chosen; the same again sends nothing', async () => {
  const user = { gender: 'male', birthday: null, phoneMasked: '138****8000' } as User;
  const answer = (id: string, value: unknown): Promise<void> =>
    change(() => pickers.get(id)?.onChange({ detail: { value } }));
  const page = await draw(
    <ProfileRows
      user={user}
      now={0}
      onChange={note('change')}
      onPhone={note('phone')}
      onUnbind={note('unbind')}
    />,
  );
  expect(page.find('gender-picker')?.textContent).toBe('性别男');
  for (const value of ['1', '0', 'x']) await answer('gender-picker', value);
  for (const value of ['1999-2-3', 'x']) await answer('birthday-picker', value);
  await page.tap('change-phone-entry');
  await page.tap('unbind-entry');
  expect(log).toEqual([
    ['change', { gender: 'female' }],
    ['change', { birthday: '1999-02-03' }],
    ['phone'],
    ['unbind'],
  ]);
});

const nicknameForm = (hostHelps: boolean, saving = false) =>
  draw(
    <NicknameForm
      nickname=""
      hostHelps={hostHelps}
      saving={saving}
      onSave={note('save')}
      onRefused={note('refused')}
    />,
  );

const submit = (nickname: string) => change(() => submits[0]?.({ detail: { value: { nickname } } }));

test('[P10] the name is what the form submits, not what was typed: the host clears an unsafe one in silence', async () => {
  const page = await nicknameForm(true);
  expect(page.find('nickname-input')?.getAttribute('data-type')).toBe('nickname');
  await page.type('nickname-input', '不安全的名字');
  await submit('');
  expect(log).toEqual([['refused', '请输入昵称']]);
  await submit(' 小林 ');
  expect(log[1]).toEqual(['save', '小林']);
});

test('[P10] a host that offers no names has a plain field; nothing is sent twice', async () => {
  const page = await nicknameForm(false, true);
  expect(page.find('nickname-input')?.getAttribute('data-type')).toBe('text');
  await submit('小林');
  expect(log).toEqual([]);
});
