import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came over the wire. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Byte for byte, since its hash is part of what was signed. */
  readonly body: string;
}

export type SignatureFault =
  | 'AuthFailure.InvalidAuthorization'
  | 'AuthFailure.SecretIdNotFound'
  | 'AuthFailure.SignatureExpire'
  | 'AuthFailure.SignatureFailure';

const form =
  /^TC3-HMAC-SHA256 Credential=([^/,]+)\/(\d{4}-\d{2}-\d{2})\/([a-z0-9-]+)\/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;
/** Clocks may differ by five minutes. */
const lifeSeconds = 300;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const headerOf = ({ headers }: SignedRequest, name: string): string => {
  const value = headers[name];
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  // The port is the connection's matter: on the real host it is the usual one and in no header.
  return name === 'host' ? text.replace(/:\d+$/, '') : text.trim();
};

const canonical = (request: SignedRequest, names: readonly string[]): string =>
  [
    request.method,
    request.path,
    request.query,
    ...names.map((name) => `${name}:${headerOf(request, name)}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');

/**
 * Checks a TC3-HMAC-SHA256 signature as Tencent Cloud's API 3.0 does; null when it is right.
 * Source: https://cloud.tencent.com/document/api/382/52072 (signature v3). The service is the first label of the host.
 */
export const findSignatureFault = (
  request: SignedRequest,
  secretOf: (secretId: string) => string | undefined,
  nowSeconds: number,
): SignatureFault | null => {
  const parts = form.exec(headerOf(request, 'authorization'));
  if (parts === null) return 'AuthFailure.InvalidAuthorization';
  const [, secretId = '', date = '', service = '', signed = '', signature = ''] = parts;
  const names = signed.split(';');
  if (!names.includes('host') || !names.includes('content-type')) return 'AuthFailure.InvalidAuthorization';
  const secret = secretOf(secretId);
  if (secret === undefined) return 'AuthFailure.SecretIdNotFound';
  const timestamp = Number(headerOf(request, 'x-tc-timestamp'));
  if (!(Math.abs(nowSeconds - timestamp) <= lifeSeconds)) return 'AuthFailure.SignatureExpire';
  const isOfThatDay = new Date(timestamp * 1000).toISOString().startsWith(date);
  const isOurs = service === headerOf(request, 'host').split('.')[0];
  const scope = `${date}/${service}/tc3_request`;
  const text = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical(request, names))].join('\n');
  const key = hmac(hmac(hmac(`TC3${secret}`, date), service), 'tc3_request');
  const isRight = timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
  return isOfThatDay && isOurs && isRight ? null : 'AuthFailure.SignatureFailure';
};
