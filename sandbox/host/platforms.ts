/** Our names of the four hosts. */
export type PlatformName = 'wechat' | 'douyin' | 'baidu' | 'kuaishou';

/** What differs between the hosts as far as a compiled bundle can tell. */
export interface PlatformFacts {
  readonly name: PlatformName;
  /** Name of the object that carries the APIs inside the bundle. */
  readonly global: 'wx' | 'tt' | 'swan' | 'ks';
  /** Attribute prefix of control flow in templates (`wx:for`, `s-for`). */
  readonly directive: 'wx:' | 'tt:' | 's-' | 'ks:';
  readonly templateExtension: 'wxml' | 'ttml' | 'swan' | 'ksml';
  readonly styleExtension: 'wxss' | 'ttss' | 'css';
  /** Script-in-template files; Kuaishou has none. */
  readonly scriptExtension: 'wxs' | 'sjs' | null;
  /** setData paths: `cn.[0]` everywhere, `cn.0` on Baidu. */
  readonly bareIndexPaths: boolean;
  readonly longPress: 'longpress' | 'longtap';
  /** How header names of an answer are spelled. Seen both ways; which host does which is a guess. */
  readonly headerNames: 'title' | 'lower';
  /** The vendor answers with a promise when no callback is given. */
  readonly promiseStyle: boolean;
  /** Base library reported unless the host is told otherwise. */
  readonly baseLibrary: string;
  /** Name of the host application in system information. */
  readonly hostApp: string;
  /** Whether the host knows the privacy consent APIs. */
  readonly privacy: boolean;
  /** `errMsg` after the person refused. */
  readonly refusals: { readonly phone: string; readonly profile: string };
}

const wechat: PlatformFacts = {
  name: 'wechat',
  global: 'wx',
  directive: 'wx:',
  templateExtension: 'wxml',
  styleExtension: 'wxss',
  scriptExtension: 'wxs',
  bareIndexPaths: false,
  longPress: 'longpress',
  headerNames: 'title',
  promiseStyle: true,
  baseLibrary: '3.8.0',
  hostApp: 'WeChat',
  privacy: true,
  refusals: { phone: 'getPhoneNumber:fail user deny', profile: 'getUserProfile:fail auth deny' },
};

const douyin: PlatformFacts = {
  name: 'douyin',
  global: 'tt',
  directive: 'tt:',
  templateExtension: 'ttml',
  styleExtension: 'ttss',
  scriptExtension: 'sjs',
  bareIndexPaths: false,
  longPress: 'longpress',
  headerNames: 'lower',
  promiseStyle: false,
  baseLibrary: '3.60.0',
  hostApp: 'Douyin',
  privacy: true,
  refusals: { phone: 'getPhoneNumber:fail auth deny', profile: 'getUserProfile:fail auth deny' },
};

const baidu: PlatformFacts = {
  name: 'baidu',
  global: 'swan',
  directive: 's-',
  templateExtension: 'swan',
  styleExtension: 'css',
  scriptExtension: 'sjs',
  bareIndexPaths: true,
  longPress: 'longtap',
  headerNames: 'lower',
  promiseStyle: false,
  baseLibrary: '3.600.0',
  hostApp: 'baiduboxapp',
  privacy: false,
  refusals: { phone: 'getPhoneNumber:fail auth deny', profile: 'getUserInfo:ok' },
};

const kuaishou: PlatformFacts = {
  name: 'kuaishou',
  global: 'ks',
  directive: 'ks:',
  templateExtension: 'ksml',
  styleExtension: 'css',
  scriptExtension: null,
  bareIndexPaths: false,
  longPress: 'longtap',
  headerNames: 'title',
  promiseStyle: false,
  baseLibrary: '1.80.0',
  hostApp: 'Kuaishou',
  privacy: false,
  refusals: { phone: 'getPhoneNumber:user deny', profile: 'getUserInfo:fail auth deny' },
};

export const platformFacts: Readonly<Record<PlatformName, PlatformFacts>> = {
  wechat,
  douyin,
  baidu,
  kuaishou,
};

/** Numeric comparison of dotted versions: is `version` the same as or newer than `wanted`? */
export const versionAtLeast = (version: string, wanted: string): boolean => {
  const left = version.split('.').map(Number);
  const right = wanted.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};
