import type { WindowConfig } from '../loader/app-json';
import type { NativeEvent } from '../view/native-event';
import type { PageView } from '../view/page-view';

/** What `Page({...})` received. */
export type PageConfig = Readonly<Record<string, unknown>>;

/** The `this` of a page's methods. */
export interface PageInstance {
  readonly route: string;
  readonly data: Record<string, unknown>;
  setData(changes: Record<string, unknown>, done?: () => void): void;
  [member: string]: unknown;
}

/** One opened page. */
export interface PageRecord {
  readonly id: number;
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly instance: PageInstance;
  readonly view: PageView;
  readonly window: WindowConfig;
  /** Title as it stands in the bar. */
  title: string;
  visible: boolean;
  pulling: boolean;
  setDataBytes: number;
  setDataCalls: number;
}

export type HandlerCall = (name: string, event: NativeEvent) => unknown;

/** Calls a lifecycle or method of a page if it has one. */
export const callPage = (record: PageRecord, name: string, ...args: unknown[]): unknown => {
  const method = record.instance[name];
  return typeof method === 'function' ? method.apply(record.instance, args) : undefined;
};
