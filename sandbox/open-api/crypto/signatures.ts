import { createHash, createHmac } from 'node:crypto';

/** `sha1hex(rawData + session_key)`, both as raw strings: WeChat, Douyin, Kuaishou. */
export function signRawData(rawData: string, sessionKey: string): string {
  return createHash('sha1')
    .update(rawData + sessionKey, 'utf8')
    .digest('hex');
}

/** WeChat's user-session signature: the key is the session_key string as is, not base64-decoded. */
export function signWithSessionKey(data: string, sessionKey: string): string {
  return createHmac('sha256', sessionKey).update(data, 'utf8').digest('hex');
}
