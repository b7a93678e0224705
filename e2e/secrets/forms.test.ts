import { formsOf, holdsForm, type Secret } from './forms';
import { search } from './search';

const phone: Secret = { kind: 'phone number', value: '13712345678' };
const key: Secret = { kind: 'session key', value: 'q/8+aZ3kPl0xYw2vB7n9Ug==' };
const code: Secret = { kind: 'message code', value: '482913' };

const isFound = (secret: Secret, text: string): boolean =>
  formsOf(secret).some((form) => holdsForm(text, form));

test.each([
  ['as it is', (value: string) => `{"x":"${value}"}`],
  ['in an address', (value: string) => `?x=${encodeURIComponent(value)}&y=1`],
  ['in Base64', (value: string) => Buffer.from(value).toString('base64')],
  ['in Base64 of something longer', (value: string) => Buffer.from(`{"x":"${value}"}`).toString('base64')],
  ['in Base64 one place further', (value: string) => Buffer.from(`{"xy":"${value}"}`).toString('base64')],
  [
    'in Base64 two places further',
    (value: string) => Buffer.from(`{"xyz":"${value}"}`).toString('base64url'),
  ],
  ['in hexadecimal', (value: string) => Buffer.from(value).toString('hex')],
  ['in capital hexadecimal', (value: string) => Buffer.from(value).toString('hex').toUpperCase()],
])('[S02] a secret is found %s', (_how, write) => {
  expect([phone, key].map((secret) => isFound(secret, `before ${write(secret.value)} after`))).toEqual([
    true,
    true,
  ]);
});

test('[S02] six digits are a code where they stand alone, and not as a part of another number', () => {
  expect(['code 482913', '"482913"', 'is:482913,'].map((text) => isFound(code, text))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['1482913', '482913.5', 'a482913f', '1700482913000'].map((text) => isFound(code, text))).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});

test('[S02] what a rule allows is no finding, and a rule that nothing needs is told', () => {
  const rule = { kind: 'phone number', place: /^table users\.phone$/, reason: '' } as const;
  const idle = { kind: 'token', place: /./, reason: '' } as const;
  const places = [
    { name: 'table users.phone', text: phone.value },
    { name: 'log', text: `called ${phone.value}` },
  ];
  expect(search([phone, key], places, [rule, idle])).toEqual({
    findings: [{ kind: 'phone number', place: 'log', form: 'as it is' }],
    unused: [idle],
  });
});
