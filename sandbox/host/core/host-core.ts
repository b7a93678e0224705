import type { BundleSource } from '../bundle-source';
import type { HostCloud } from '../cloud/host-cloud';
import type { AppJson } from '../loader/app-json';
import type { PlatformFacts } from '../platforms';
import type { AppRuntime, LaunchOptions } from '../runtime/app-runtime';
import type { PageStack } from '../runtime/page-stack';
import type { TabBar } from '../runtime/tab-bar';
import type { Guard } from '../view/component-space';
import type { CallLog } from './call-log';
import type { TimerDesk } from './clock';
import type { Device, NetworkType } from './device';
import type { HostFaults } from './faults';
import type { Feedback } from './feedback';
import type { TempFiles } from './files';
import type { Gesture } from './gesture';
import type { RequestLog } from './request-log';
import type { SheetDesk } from './sheets';
import type { HostStorage } from './storage';

/** How requests leave the phone. */
export interface HostNetwork {
  readonly fetch: typeof fetch;
  /** The bundle's compiled API origin to the real server's. Only these and `allowed` may be called. */
  readonly origins?: Readonly<Record<string, string>>;
  /** Further origins that the console's domain list holds. */
  readonly allowed?: readonly string[];
}

/** All parts of one running host, for the APIs. */
export interface HostCore {
  readonly facts: PlatformFacts;
  readonly appId: string;
  readonly baseLibrary: string;
  readonly bundle: BundleSource;
  readonly appJson: AppJson;
  readonly device: Device;
  readonly launch: LaunchOptions;
  readonly cloud: HostCloud;
  readonly network: HostNetwork;
  /** The app's own storage. */
  readonly storage: HostStorage;
  /** What the host remembers about the person's decisions. */
  readonly memory: HostStorage;
  readonly timers: TimerDesk;
  readonly sheets: SheetDesk;
  readonly feedback: Feedback;
  readonly gesture: Gesture;
  readonly files: TempFiles;
  readonly calls: CallLog;
  readonly requests: RequestLog;
  readonly app: AppRuntime;
  readonly stack: PageStack;
  readonly tabBar: TabBar;
  readonly privacy: PrivacyDeclaration;
  readonly faults: HostFaults;
  readonly guard: Guard;
  networkType(): NetworkType;
  alive(): boolean;
  /** Called once when the host ends; the answer takes the call back. */
  onEnd(listener: () => void): () => void;
  report(error: unknown, where: string): void;
  changed(what: string): void;
}

/** The console's privacy declaration. Consent is asked only when `required`. */
export interface PrivacyDeclaration {
  readonly required: boolean;
  readonly contractName: string;
}
