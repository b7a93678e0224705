import { fieldsOf, textOf } from './fields';
import type { NativeGlobal } from './native';

const readInfo = (native: NativeGlobal, name: string): string | undefined => {
  const api = native[name];
  if (typeof api !== 'function') return undefined;
  try {
    return textOf(fieldsOf(api.call(native)).SDKVersion);
  } catch {
    return undefined;
  }
};

/** True only when the host says that its base library is at least `wanted` (`a.b.c`). Unknown counts as older. */
export const hasBaseLibrary = (native: NativeGlobal, wanted: string): boolean => {
  const found = readInfo(native, 'getAppBaseInfo') ?? readInfo(native, 'getSystemInfoSync');
  if (found === undefined) return false;
  const have = found.split('.').map(Number);
  const parts = wanted.split('.').map(Number);
  const index = parts.findIndex((part, at) => (have[at] ?? 0) !== part);
  return index === -1 || (have[index] ?? 0) > (parts[index] ?? 0);
};
