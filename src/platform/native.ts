/** A host's global API object; which members exist depends on the host's version. */
export type NativeGlobal = Readonly<Record<string, unknown>>;

declare const wx: NativeGlobal | undefined;
declare const tt: NativeGlobal | undefined;
declare const swan: NativeGlobal | undefined;
declare const ks: NativeGlobal | undefined;

const absent: NativeGlobal = {};

/**
 * The only place that touches the hosts' globals. They are free identifiers: old hosts have no `globalThis`,
 * and some do not hang their API object on it. No function here may bear a global's name: the compiler gives
 * a function the name of its key, which would then stand in front of the global.
 */
export const nativeGlobals = {
  wechat: (): NativeGlobal => (typeof wx === 'undefined' ? absent : wx),
  douyin: (): NativeGlobal => (typeof tt === 'undefined' ? absent : tt),
  baidu: (): NativeGlobal => (typeof swan === 'undefined' ? absent : swan),
  kuaishou: (): NativeGlobal => (typeof ks === 'undefined' ? absent : ks),
};
