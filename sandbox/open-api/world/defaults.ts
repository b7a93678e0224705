import type { AppDefinition, HostLogin, Person, Platform } from './types';

/** The seed when none is given. */
export const DEFAULT_SEED = 'taro-passport';

/** One app per platform. A development server is configured with the same values. */
export const DEFAULT_APPS: Readonly<Record<Platform, AppDefinition>> = {
  wechat: {
    platform: 'wechat',
    appId: 'wxsandbox0000000001',
    secret: 'wechat-sandbox-secret-0000000001',
    name: '护照小店',
    developer: 'passport-shop',
  },
  douyin: {
    platform: 'douyin',
    appId: 'ttsandbox0000000001',
    secret: 'douyin-sandbox-secret-0000000001',
    name: '护照小店',
    developer: 'passport-shop',
  },
  baidu: {
    platform: 'baidu',
    appId: 'SandboxAppKey0000000000000000001',
    secret: 'baidu-sandbox-secret-00000000001',
    name: '护照小店',
    developer: 'passport-shop',
  },
  kuaishou: {
    platform: 'kuaishou',
    appId: 'ks000000000000000001',
    secret: 'kuaishou-sandbox-secret-00000001',
    name: '护照小店',
    developer: 'passport-shop',
  },
};

/** Where the sandbox is expected to listen; avatars are served from there. */
export const DEFAULT_BASE_URL = 'http://127.0.0.1:8081';

const everywhere: Record<Platform, HostLogin> = { wechat: 'in', douyin: 'in', baidu: 'in', kuaishou: 'in' };

type Sketch = Pick<Person, 'id' | 'name' | 'nickname' | 'gender' | 'phoneNumbers'> &
  Partial<Pick<Person, 'hosts'>>;

const sketches: readonly Sketch[] = [
  { id: 'lin', name: '林晓雨', nickname: '晓雨', gender: 2, phoneNumbers: ['13800000001'] },
  { id: 'chen', name: '陈志远', nickname: '远山', gender: 1, phoneNumbers: ['13800000002', '13900000002'] },
  { id: 'wang', name: '王思敏', nickname: '思敏爱喝茶', gender: 2, phoneNumbers: ['13800000003'] },
  { id: 'zhao', name: '赵一鸣', nickname: '一鸣', gender: 1, phoneNumbers: ['13800000004'] },
  { id: 'zhou', name: '周雅', nickname: '小雅', gender: 2, phoneNumbers: [] },
  {
    id: 'wu',
    name: '吴浩',
    nickname: '阿浩',
    gender: 1,
    phoneNumbers: ['13800000006'],
    hosts: { wechat: 'in', douyin: 'out', baidu: 'out', kuaishou: 'out' },
  },
];

/** Four ordinary people, one without a phone number (`zhou`), one logged out of every host but WeChat (`wu`). */
export const defaultPeople = (baseUrl: string): readonly Person[] =>
  sketches.map((sketch) => ({
    countryCode: '86',
    hosts: everywhere,
    avatarUrl: `${baseUrl}/avatars/${sketch.id}.png`,
    ...sketch,
  }));

export const DEFAULT_PEOPLE: readonly Person[] = defaultPeople(DEFAULT_BASE_URL);
