import { createHash, createHmac } from 'node:crypto';
import { findSignatureFault, type SignedRequest } from './tc3';

const secretKey = 'a-secret-key';
const now = Date.UTC(2026, 2, 1, 12) / 1000;
const body = '{"PhoneNumberSet":["+8613800000000"]}';

/** The steps of the document one by one, written down independently of the code under test. */
const sign = (timestamp: number, signedBody = body, key = secretKey): string => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const mac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest();
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const request = `POST\n/\n\ncontent-type:application/json\nhost:sms.example.com\n\ncontent-type;host\n${hash(signedBody)}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${hash(request)}`;
  const signature = mac(mac(mac(mac(`TC3${key}`, date), 'sms'), 'tc3_request'), text).toString('hex');
  return `TC3-HMAC-SHA256 Credential=AKID1/${date}/sms/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`;
};

const request = (authorization: string, change: Partial<SignedRequest['headers']> = {}): SignedRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  body,
  headers: {
    authorization,
    host: 'sms.example.com:8443',
    'content-type': 'application/json',
    'x-tc-timestamp': String(now),
    ...change,
  },
});
const fault = (signed: SignedRequest) =>
  findSignatureFault(signed, (id) => (id === 'AKID1' ? secretKey : undefined), now);

test('a signature by the document is right', () => {
  expect(fault(request(sign(now)))).toBeNull();
});

test.each([
  ['another body', request(sign(now, '{}')), 'AuthFailure.SignatureFailure'],
  ['another secret', request(sign(now, body, 'other')), 'AuthFailure.SignatureFailure'],
  ['another host', request(sign(now), { host: 'cvm.example.com' }), 'AuthFailure.SignatureFailure'],
  ['another type', request(sign(now), { 'content-type': 'text/plain' }), 'AuthFailure.SignatureFailure'],
  ['another time', request(sign(now), { 'x-tc-timestamp': String(now + 1) }), 'AuthFailure.SignatureFailure'],
  [
    'an old one',
    request(sign(now - 301), { 'x-tc-timestamp': String(now - 301) }),
    'AuthFailure.SignatureExpire',
  ],
  ['no time', request(sign(now), { 'x-tc-timestamp': 'x' }), 'AuthFailure.SignatureExpire'],
  ['nobody', request(sign(now).replace('AKID1', 'AKID2')), 'AuthFailure.SecretIdNotFound'],
  ['nothing', request(''), 'AuthFailure.InvalidAuthorization'],
  ['an unsigned host', request(sign(now).replace(';host', ';x')), 'AuthFailure.InvalidAuthorization'],
])('%s is refused', (_what, signed, expected) => {
  expect(fault(signed)).toBe(expected);
});
