import { lastUseText, platformNames } from './device-words';
import { newPasswordFrom } from './new-password';
import { newPhoneFrom } from './new-phone';
import { birthdayFrom, genderFrom, genderPlace, genderText, genderTexts } from './profile-words';
import { proofFrom } from './proof';

test('[P18] only the chosen kind of proof counts, and only when it can be one', () => {
  const typed = { smsCode: '123456', password: 'old-pass-1' };
  expect(proofFrom({ kind: 'sms', ...typed })).toEqual({
    kind: 'proof',
    proof: { kind: 'sms', smsCode: '123456' },
  });
  expect(proofFrom({ kind: 'password', ...typed })).toEqual({
    kind: 'proof',
    proof: { kind: 'password', password: 'old-pass-1' },
  });
  expect(proofFrom({ kind: 'sms', smsCode: '12345', password: 'old-pass-1' }).kind).toBe('refused');
  expect(proofFrom({ kind: 'password', smsCode: '123456', password: 'short' }).kind).toBe('refused');
});

test('[P17] a new password is long enough, mixed, and typed the same twice', () => {
  expect(newPasswordFrom('fresh-2024', 'fresh-2024')).toEqual({ kind: 'password', password: 'fresh-2024' });
  for (const [first, second] of [
    ['a1', 'a1'],
    ['abcdefgh', 'abcdefgh'],
    ['12345678', '12345678'],
    [`a1${'x'.repeat(63)}`, `a1${'x'.repeat(63)}`],
    ['fresh-2024', 'fresh-2025'],
  ] as const)
    expect(newPasswordFrom(first, second).kind).toBe('refused');
});

test('[P18] a new number is looked at before a message goes there, its code before the change', () => {
  expect(newPhoneFrom({ phone: '13800138000', smsCode: null }).kind).toBe('phone');
  expect(newPhoneFrom({ phone: '23800138000', smsCode: null }).kind).toBe('refused');
  expect(newPhoneFrom({ phone: '13800138000', smsCode: '' }).kind).toBe('refused');
  expect(newPhoneFrom({ phone: '13800138000', smsCode: '123456' }).kind).toBe('phone');
});

test('[P15] a gender is read from a picker’s place, whether the host gives a number or a text', () => {
  expect(genderTexts).toEqual(['男', '女', '保密']);
  expect([0, '1', 2, 3, 'x', null].map(genderFrom)).toEqual(['male', 'female', 'unknown', null, null, null]);
  expect([genderPlace('female'), genderText('male'), genderText('unknown')]).toEqual([1, '男', '未设置']);
});

test('[P15] a birthday is a whole date, also from a host that leaves the zeros out', () => {
  expect(['1999-02-03', '1999-2-3', '1999-02', '', 5, null].map(birthdayFrom)).toEqual([
    '1999-02-03',
    '1999-02-03',
    null,
    null,
    null,
    null,
  ]);
});

test('[P23] a device has its platform’s name and tells when it was used last', () => {
  const now = Date.UTC(2024, 5, 20, 4);
  const ago = (ms: number): string => lastUseText(now - ms, now);
  const minute = 60_000;
  expect([ago(-minute), ago(0), ago(5 * minute), ago(90 * minute), ago(50 * 60 * minute)]).toEqual([
    '刚刚使用',
    '刚刚使用',
    '5 分钟前使用',
    '1 小时前使用',
    '2 天前使用',
  ]);
  expect(ago(8 * 24 * 60 * minute)).toBe('2024-06-12 使用');
  expect(new Set(Object.values(platformNames)).size).toBe(5);
});
