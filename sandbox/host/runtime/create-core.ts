import { CloudRefusal, type HostCloud } from '../cloud/host-cloud';
import { createCallLog } from '../core/call-log';
import type { ChangeBus } from '../core/change-bus';
import { createTimerDesk, systemClock } from '../core/clock';
import { defaultDevice, type NetworkType } from '../core/device';
import { createErrorBook, type ErrorBook } from '../core/errors';
import { createHostFaults } from '../core/faults';
import { createFeedback } from '../core/feedback';
import { createTempFiles } from '../core/files';
import { createGesture } from '../core/gesture';
import type { HostCore } from '../core/host-core';
import { createRequestLog } from '../core/request-log';
import { createSheetDesk } from '../core/sheets';
import { storagePart } from '../core/storage';
import type { HostOptions } from '../host-types';
import { type AppJson, readAppJson } from '../loader/app-json';
import { platformFacts } from '../platforms';
import type { Guard } from '../view/component-space';
import { createAppRuntime, type LaunchOptions } from './app-runtime';

/** The core without the parts that draw pages; those need it first. */
export type CoreBase = Omit<HostCore, 'stack' | 'tabBar'>;

export interface BaseParts {
  readonly base: CoreBase;
  readonly errors: ErrorBook;
  setNetwork(type: NetworkType): void;
  end(): void;
}

/** Without a network the host app cannot reach its cloud either. */
const onlineCloud = (cloud: HostCloud, networkType: () => NetworkType): HostCloud => {
  const online = <T>(run: () => Promise<T>): Promise<T> =>
    networkType() === 'none' ? Promise.reject(new CloudRefusal('fail network is offline')) : run();
  return {
    account: () => cloud.account(),
    refresh: () => online(() => cloud.refresh()),
    signIn: () => online(() => cloud.signIn()),
    login: (options) => online(() => cloud.login(options)),
    checkSession: () => online(() => cloud.checkSession()),
    mayAskForPhone: () => online(() => cloud.mayAskForPhone()),
    phoneNumber: (options) => online(() => cloud.phoneNumber(options)),
    profile: (question) => online(() => cloud.profile(question)),
    needsPrivacy: () => cloud.needsPrivacy(),
    privacy: (answer) => online(() => cloud.privacy(answer)),
  };
};

const launchOptions = ({ launch = {} }: HostOptions, appJson: AppJson): LaunchOptions => ({
  path: (launch.path ?? appJson.entry).replace(/^\//, ''),
  query: launch.query ?? {},
  scene: launch.scene ?? 1001,
});

const projectAppId = ({ bundle }: HostOptions): string => {
  for (const file of ['project.config.json', 'project.swan.json']) {
    const text = bundle.read(file);
    const appId = text === undefined ? undefined : (JSON.parse(text) as { appid?: unknown }).appid;
    if (typeof appId === 'string' && appId !== '') return appId;
  }
  return 'touristappid';
};

const createGuard =
  (report: (error: unknown, where: string) => void): Guard =>
  (where, run) => {
    try {
      return run();
    } catch (error) {
      report(error, where);
      return undefined;
    }
  };

interface Life extends Pick<HostCore, 'alive' | 'onEnd'> {
  end(): void;
}

const createLife = (): Life => {
  const ending = new Set<() => void>();
  let alive = true;
  return {
    alive: () => alive,
    onEnd: (listener) => {
      ending.add(listener);
      return () => ending.delete(listener);
    },
    end: () => {
      alive = false;
      for (const listener of ending) listener();
    },
  };
};

export const createCoreBase = (options: HostOptions, bus: ChangeBus): BaseParts => {
  const { changed } = bus;
  const facts = platformFacts[options.platform];
  const errors = createErrorBook(changed);
  const report = errors.report;
  const timers = createTimerDesk(options.clock ?? systemClock, report);
  const appJson = readAppJson(options.bundle);
  const life = createLife();
  const guard = createGuard(report);
  let type: NetworkType = 'wifi';
  const base: CoreBase = {
    facts,
    appId: options.appId ?? projectAppId(options),
    baseLibrary: options.baseLibrary ?? facts.baseLibrary,
    bundle: options.bundle,
    appJson,
    device: { ...defaultDevice, ...options.device },
    launch: launchOptions(options, appJson),
    cloud: onlineCloud(options.cloud, () => type),
    network: options.network,
    storage: storagePart(options.storage, 'app:'),
    memory: storagePart(options.storage, 'host:'),
    timers,
    sheets: createSheetDesk(changed, options.answer),
    feedback: createFeedback(timers, changed),
    gesture: createGesture(),
    files: createTempFiles(`${facts.global}file://`),
    calls: createCallLog(timers.now),
    requests: createRequestLog(timers.now),
    app: createAppRuntime(guard),
    privacy: { required: false, contractName: '《用户隐私保护指引》', ...options.privacy },
    faults: createHostFaults(options.faults ?? {}, changed),
    guard,
    networkType: () => type,
    alive: life.alive,
    onEnd: life.onEnd,
    report,
    changed,
  };
  return {
    base,
    errors,
    setNetwork: (next) => {
      type = next;
    },
    end: life.end,
  };
};
