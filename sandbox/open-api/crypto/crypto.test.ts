import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { createRandom } from '../world/random';
import { encryptAes128 } from './aes';
import { encryptBaiduFrame } from './baidu-frame';
import { encryptRsa } from './rsa';
import { deriveRsaKeyPair } from './rsa-key-pair';
import { signRawData, signWithSessionKey } from './signatures';

const KEY16 = 'AAECAwQFBgcICQoLDA0ODw==';
const KEY24 = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';
const IV = 'EBESExQVFhcYGRobHB0eHw==';
const WECHAT_PHONE =
  'aLhedzo+Z6es5zW+YHo9susiHnaEYeAkbZXA6vB3xXwsEHApbzM53NsvIVPS8sbzE9Tu3cKoosCIaJ9ReH9c7q8xI4AFlJ8HTHrrdVC0WzSFVEG+Q/SUBzVOfvRAiCzg9pRwA0o1X/SBOShf2kiL809lQNoyvx1s/J+XveOwHRM9dY8f5wYOz5MWZFX0j8rXA6Jh2+dfgq9ATWzMI0tFwA==';
const KUAISHOU_PHONE =
  'uLnRlvyRLxndHHj2d7ce6E3Jdl9x6WGAExhO77i7/YbikCXpXM7+/RpMv2WHvH9h9nBkfMKSKmRuCRLf+j3+rA==';
const BAIDU_APP_KEY = 'TESTAPPKEY0123456789abcdefABCDEF';
const BAIDU_PHONE =
  'k8eI8zCTLGl81wqmi9AagpNm0WunBMEMS1vP3i18fAl70aQ39REvzpHfnj8ui4n+O0xFaZTEAaGUEIbaTUgB9XnCEGBPNpapZJJxDeHCQDGKqD+aU5S0GnFoqZsS5cmC';

/** The frame with its padding, and the number of padding bytes. */
function openBaidu(data: string, key: string, iv: string, auto: boolean): Buffer {
  const cipher = createDecipheriv('aes-192-cbc', Buffer.from(key, 'base64'), Buffer.from(iv, 'base64'));
  cipher.setAutoPadding(auto);
  return Buffer.concat([cipher.update(data, 'base64'), cipher.final()]);
}

describe('ciphertexts', () => {
  test('WeChat and Douyin: the published synthetic phone record comes out byte for byte', () => {
    const plain =
      '{"phoneNumber":"13800138000","purePhoneNumber":"13800138000","countryCode":"86","watermark":{"timestamp":1700000000,"appid":"wxtest0000000000"}}';
    expect(encryptAes128(plain, KEY16, IV)).toBe(WECHAT_PHONE);
  });

  test('Kuaishou: likewise', () => {
    expect(encryptAes128('{"countryCode":"86","phoneNumber":"13800138000"}', KEY16, IV)).toBe(KUAISHOU_PHONE);
  });

  test('Baidu: likewise, with the salt of the sample', () => {
    const salt = openBaidu(BAIDU_PHONE, KEY24, IV, false).subarray(0, 16);
    const made = encryptBaiduFrame('{"mobile":"13800138000"}', {
      appKey: BAIDU_APP_KEY,
      sessionKey: KEY24,
      iv: IV,
      salt,
    });
    expect(made).toBe(BAIDU_PHONE);
  });

  test('Baidu: padding above 16 bytes can be opened only with automatic unpadding off', () => {
    expect(() => openBaidu(BAIDU_PHONE, KEY24, IV, true)).toThrow(/bad decrypt/);
    const frame = openBaidu(BAIDU_PHONE, KEY24, IV, false);
    const pad = frame[frame.length - 1] ?? 0;
    expect(pad).toBeGreaterThan(16);
    expect(pad).toBeLessThanOrEqual(32);
  });

  test('a key or iv of the wrong length is refused, not shortened', () => {
    expect(() => encryptAes128('{}', 'AAEC', IV)).toThrow(/expected 16 bytes/);
  });
});

describe('signatures', () => {
  test('sha1 over rawData and key gives the published value', () => {
    const rawData =
      '{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}';
    expect(signRawData(rawData, 'HyVFkGl5F5OQWJZZaNzBBg==')).toBe('75e81ceda165f4ffa64f4068af58c64b8f54b88c');
  });

  test('the session signature gives the published values, for a body and for none', () => {
    const key = 'o0q0otL8aEzpcZL/FT9WsQ==';
    expect(signWithSessionKey('{"foo":"bar"}', key)).toBe(
      '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b',
    );
    expect(signWithSessionKey('', key)).toBe(
      '46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128',
    );
  });
});

describe('RSA', () => {
  const pair = deriveRsaKeyPair('a seed');
  const open = (block: Buffer) =>
    privateDecrypt({ key: pair.privateKeyPem, padding: constants.RSA_NO_PADDING }, block);

  test('a pair depends on the seed alone', () => {
    expect(deriveRsaKeyPair('a seed')).toEqual(pair);
    expect(deriveRsaKeyPair('another').publicKeyPem).not.toBe(pair.publicKeyPem);
  });

  test('PKCS#1 v1.5 framing, as many blocks as the text needs', () => {
    const plain = 'x'.repeat(300);
    const sealed = Buffer.from(encryptRsa(plain, pair.publicKeyPem, createRandom('pad')), 'base64');
    expect(sealed).toHaveLength(512);
    const texts = [sealed.subarray(0, 256), sealed.subarray(256)].map((block) => {
      const framed = open(block);
      const end = framed.indexOf(0, 2);
      expect([framed[0], framed[1]]).toEqual([0, 2]);
      expect(end).toBeGreaterThanOrEqual(10);
      return framed.subarray(end + 1).toString('utf8');
    });
    expect(texts.join('')).toBe(plain);
  });
});
