import type { BundleSource } from './bundle-source';
import type { HostCloud } from './cloud/host-cloud';
import type { CallRecord } from './core/call-log';
import type { HostClock } from './core/clock';
import type { Device, NetworkType } from './core/device';
import type { HostErrorRecord } from './core/errors';
import type { HostFaultSettings, HostFaults } from './core/faults';
import type { Toast } from './core/feedback';
import type { HostNetwork, PrivacyDeclaration } from './core/host-core';
import type { RequestRecord } from './core/request-log';
import type { Sheet, SheetPolicy } from './core/sheets';
import type { HostStorage } from './core/storage';
import type { WaitOptions } from './core/wait-for';
import type { PageHandle } from './page-handle/page-handle';
import type { PlatformName } from './platforms';
import type { LaunchOptions } from './runtime/app-runtime';
import type { TabItem } from './runtime/tab-bar';
import type { HostWindow } from './view/dom-types';

export interface HostOptions {
  readonly platform: PlatformName;
  readonly bundle: BundleSource;
  /** The window to draw into: jsdom's or a frame's. One host per window, or several side by side in one body. */
  readonly window: HostWindow;
  readonly cloud: HostCloud;
  readonly network: HostNetwork;
  /** The device's memory. The same object again is a warm start. */
  readonly storage: HostStorage;
  readonly device?: Partial<Device>;
  /** Version of the base library; decides which answers the platform gives. */
  readonly baseLibrary?: string;
  /** Time of the bundle: its timers, `Date`, and the stamps of the logs. */
  readonly clock?: HostClock;
  readonly launch?: Partial<LaunchOptions>;
  /** Answers sheets without a person. */
  readonly answer?: SheetPolicy;
  /** The console's privacy declaration; nothing is asked unless `required`. */
  readonly privacy?: Partial<PrivacyDeclaration>;
  /** What this phone does wrong from the start. */
  readonly faults?: Partial<HostFaultSettings>;
  /** Defaults to the id in the bundle's project file. */
  readonly appId?: string;
  /** Address of a picture that belongs to the bundle, for whoever paints. */
  readonly assetUrl?: (path: string) => string;
}

/** One line the bundle wrote to its console. */
export interface ConsoleLine {
  readonly level: string;
  readonly text: string;
}

/** One running mini program on one simulated phone. */
export interface Host {
  /** Runs the bundle and opens its first page. Rejects when `app.js` or that page cannot be loaded. */
  launch(): Promise<void>;
  /** Ends the process without lifecycles: pages, timers, requests and listeners are gone. */
  kill(): void;
  /** The app goes to the background: page and app `onHide`. */
  hide(): void;
  /** The app comes back: app and page `onShow`. */
  show(): void;
  /** Open pages, the one in front last. */
  pages(): PageHandle[];
  /** The page in front; throws before launch. */
  current(): PageHandle;
  /** Entries of the tab bar; empty when the app has none. */
  tabBar(): TabItem[];
  /** Whether a tab bar is on the screen now. */
  tabBarVisible(): boolean;
  /** The person taps an entry of the tab bar. */
  switchTab(index: number): Promise<void>;
  /** The person presses back. */
  back(): Promise<void>;
  /** What covers the page and waits for an answer. */
  sheet(): Sheet | null;
  /** All toasts so far. */
  toasts(): Toast[];
  /** The toast on the screen. */
  toast(): Toast | null;
  loading(): { title: string; mask: boolean } | null;
  networkType(): NetworkType;
  /** Changes the network and tells the bundle. With `none` requests and the host's cloud fail. */
  setNetwork(type: NetworkType): void;
  /** Switches for what the phone does wrong. */
  readonly faults: HostFaults;
  /** `onMemoryWarning`. */
  memoryWarning(level: number): void;
  /** How often an API was called. */
  calls(api: string): number;
  /** All API calls in order: name, time, outcome. Never arguments or answers. */
  callLog(): CallRecord[];
  /** All HTTP requests in order. Never bodies or headers. */
  requests(): RequestRecord[];
  /** Sizes of all setData calls of the open pages, by route. */
  setDataBytes(): Readonly<Record<string, number>>;
  /** Uncaught errors of the bundle and loud refusals of the host. */
  errors(): HostErrorRecord[];
  consoleLines(): ConsoleLine[];
  /** Style texts for a page: app and page, rpx in px, tags as drawn. */
  styles(route: string): { app: string; page: string };
  /** Everything a person sees, as text: for error messages. */
  screen(): string;
  on(event: 'change', listener: (what: string) => void): () => void;
  /** Resolves with the first truthy value of the predicate; thrown errors count as "not yet". */
  waitFor<T>(predicate: () => T, options?: WaitOptions): Promise<NonNullable<T>>;
}
