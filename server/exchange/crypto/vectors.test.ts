import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import { isSignatureValid } from '../signature';
import { type CipherInput, decryptCbc } from './aes';
import { decryptBaidu } from './baidu-frame';
import { DataError } from './data-error';
import { parseDecrypted } from './json';
import { decryptRsa } from './rsa';

const reasonOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof DataError) return error.reason;
    throw error;
  }
  return undefined;
};

const openWechat = (input: CipherInput) => parseDecrypted(decryptCbc(input, 16, 16));

const wechat: CipherInput = {
  sessionKey: 'tiihtNczf5v6AKRyjwEUhQ==',
  iv: 'r7BXXKkLb8qrSNn05n0qiA==',
  encryptedData:
    'CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==',
};

const baidu: CipherInput = {
  sessionKey: '1df09d0a1677dd72b8325aec59576e0c',
  iv: '1df09d0a1677dd72b8325Q==',
  encryptedData:
    'OpCoJgs7RrVgaMNDixIvaCIyV2SFDBNLivgkVqtzq2GC10egsn+PKmQ/+5q+chT8xzldLUog2haTItyIkKyvzvmXonBQLIMeq54axAu9c3KG8IhpFD6+ymHocmx07ZKi7eED3t0KyIxJgRNSDkFk5RV1ZP2mSWa7ZgCXXcAbP0RsiUcvhcJfrSwlpsm0E1YJzKpYy429xrEEGvK+gfL+Cw==',
};
const baiduAppKey = 'y2dTfnWfkx2OXttMEMWlGHoB1KzMogm7';

const sk16 = 'AAECAwQFBgcICQoLDA0ODw==';
const sk24 = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';
const iv = 'EBESExQVFhcYGRobHB0eHw==';

describe('published samples', () => {
  test("[S04] WeChat's profile opens", () => {
    expect(openWechat(wechat)).toMatchObject({
      openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
      nickName: 'Band',
      watermark: { timestamp: 1477314187, appid: 'wx4f4bc4dec97d474b' },
    });
  });

  test('[S04] a changed iv opens with another openId: the ciphertext proves no identity', () => {
    const changed = Buffer.from(wechat.iv, 'base64');
    changed[11] = (changed[11] ?? 0) ^ 1;
    const forged = openWechat({ ...wechat, iv: changed.toString('base64') });
    expect(forged.watermark).toEqual({ timestamp: 1477314187, appid: 'wx4f4bc4dec97d474b' });
    expect(forged.openId).toBe('nGZUI0egBJY1zhBYw2KhdUfwVJJE');
  });

  test('[S04] a changed iv that makes bytes of no text is refused', () => {
    expect(reasonOf(() => openWechat({ ...wechat, iv: 'r7BXXKkLb8qrSNn05n2qiA==' }))).toBe('json');
  });

  test("[S05] WeChat's signature holds, and any other does not", () => {
    const rawData =
      '{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}';
    const key = 'HyVFkGl5F5OQWJZZaNzBBg==';
    const signature = '75e81ceda165f4ffa64f4068af58c64b8f54b88c';
    expect(isSignatureValid(rawData, key, signature)).toBe(true);
    expect(isSignatureValid(`${rawData} `, key, signature)).toBe(false);
    expect(isSignatureValid(rawData, key, signature.slice(0, 20))).toBe(false);
  });

  test("[S04] Baidu's profile, padded with 28 bytes, opens", () => {
    expect(decryptBaidu(baidu, baiduAppKey)).toEqual({
      openid: 'open_id',
      nickname: 'baidu_user',
      headimgurl: 'url of image',
      sex: 1,
    });
  });

  test('[S04] Baidu: another AppKey at the end is another app', () => {
    expect(reasonOf(() => decryptBaidu(baidu, 'another'))).toBe('app-mismatch');
  });
});

describe('synthetic samples', () => {
  test('[S04] WeChat and Douyin phone', () => {
    const encryptedData =
      'aLhedzo+Z6es5zW+YHo9susiHnaEYeAkbZXA6vB3xXwsEHApbzM53NsvIVPS8sbzE9Tu3cKoosCIaJ9ReH9c7q8xI4AFlJ8HTHrrdVC0WzSFVEG+Q/SUBzVOfvRAiCzg9pRwA0o1X/SBOShf2kiL809lQNoyvx1s/J+XveOwHRM9dY8f5wYOz5MWZFX0j8rXA6Jh2+dfgq9ATWzMI0tFwA==';
    expect(openWechat({ encryptedData, iv, sessionKey: sk16 })).toEqual({
      phoneNumber: '13800138000',
      purePhoneNumber: '13800138000',
      countryCode: '86',
      watermark: { timestamp: 1700000000, appid: 'wxtest0000000000' },
    });
  });

  test('[S04] Kuaishou phone', () => {
    const encryptedData =
      'uLnRlvyRLxndHHj2d7ce6E3Jdl9x6WGAExhO77i7/YbikCXpXM7+/RpMv2WHvH9h9nBkfMKSKmRuCRLf+j3+rA==';
    const plain = { countryCode: '86', phoneNumber: '13800138000' };
    expect(openWechat({ encryptedData, iv, sessionKey: sk16 })).toEqual(plain);
  });

  test.each([
    [
      32,
      'k8eI8zCTLGl81wqmi9AagpNm0WunBMEMS1vP3i18fAl70aQ39REvzpHfnj8ui4n+O0xFaZTEAaGUEIbaTUgB9XnCEGBPNpapZJJxDeHCQDGKqD+aU5S0GnFoqZsS5cmC',
    ],
    [
      16,
      'k8eI8zCTLGl81wqmi9AagpNm0WunBMEMS1vP3i18fAl70aQ39REvzpHfnj8ui4n+O0xFaZTEAaGUEIbaTUgB9YL83FmDLK55l4rFUE7sHP8=',
    ],
  ])('[S04] Baidu phone, padded to %i bytes', (_block, encryptedData) => {
    const input = { encryptedData, iv, sessionKey: sk24 };
    expect(decryptBaidu(input, 'TESTAPPKEY0123456789abcdefABCDEF')).toEqual({ mobile: '13800138000' });
  });
});

describe('input that is not what it should be', () => {
  test('[S04] each fault has its own reason', () => {
    const faults: [Partial<CipherInput>, string][] = [
      [{ sessionKey: sk24 }, 'key-length'],
      [{ sessionKey: 'not base64' }, 'key-length'],
      [{ iv: 'AAAA' }, 'iv-length'],
      [{ iv: `${wechat.iv}x` }, 'encoding'],
      [{ encryptedData: wechat.encryptedData.replaceAll('+', ' ') }, 'encoding'],
      [{ encryptedData: wechat.encryptedData.slice(0, 24) }, 'data-length'],
      [{ encryptedData: '' }, 'encoding'],
      [{ sessionKey: sk16 }, 'padding'],
    ];
    for (const [fault, reason] of faults) {
      expect([fault, reasonOf(() => openWechat({ ...wechat, ...fault }))]).toEqual([fault, reason]);
    }
  });

  test('[S04] two thousand wrong keys: every one is refused, none by an unforeseen error', () => {
    for (let n = 0; n < 2000; n += 1) {
      const key = Buffer.alloc(16);
      key.writeUInt32BE(n);
      const sessionKey = key.toString('base64');
      expect(reasonOf(() => openWechat({ ...wechat, sessionKey }))).toMatch(/^(padding|json)$/);
    }
  });
});

describe('RSA of Douyin', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const encrypt = (text: string): string => {
    const plain = Buffer.from(text);
    const blocks: Buffer[] = [];
    for (let start = 0; start < plain.length; start += 245) {
      const key = { key: pair.publicKey, padding: constants.RSA_PKCS1_PADDING };
      blocks.push(publicEncrypt(key, plain.subarray(start, start + 245)));
    }
    return Buffer.concat(blocks).toString('base64');
  };

  test('[S04] one block and several blocks open', () => {
    expect(decryptRsa(encrypt('{"a":1}'), pem).toString()).toBe('{"a":1}');
    const long = '手机号'.repeat(200);
    expect(decryptRsa(encrypt(long), pem).toString()).toBe(long);
  });

  test('[S04] whatever is wrong, the refusal is the same', () => {
    const good = encrypt('x');
    const wrong = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const cases: [string, string][] = [
      [good, wrong],
      [good, 'no key'],
      ['', pem],
      ['AAAA', pem],
      ['not base64', pem],
      [Buffer.alloc(256, 255).toString('base64'), pem],
      [Buffer.alloc(256, 1).toString('base64'), pem],
    ];
    for (const [data, key] of cases) expect(reasonOf(() => decryptRsa(data, key))).toBe('rsa');
  });
});
