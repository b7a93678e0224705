import type { PlatformFacts } from '../platforms';
import type { DeviceFile } from './files';

export type NetworkType = 'wifi' | '4g' | '5g' | 'none';

/** The simulated phone. Lengths in px, as the APIs report them. */
export interface Device {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly statusBarHeight: number;
  /** Space below the safe area. */
  readonly bottomInset: number;
  readonly brand: string;
  readonly model: string;
  readonly system: string;
  readonly os: 'ios' | 'android';
  readonly language: string;
  /** Pictures the person can choose from. */
  readonly album: readonly DeviceFile[];
}

export const defaultDevice: Device = {
  width: 375,
  height: 812,
  pixelRatio: 3,
  statusBarHeight: 44,
  bottomInset: 34,
  brand: 'simulated',
  model: 'Simulated Phone',
  system: 'iOS 17.0',
  os: 'ios',
  language: 'zh_CN',
  album: [],
};

const barHeight = 44;
const tabBarHeight = 50;

/** The answer of `getWindowInfo`; a page with a tab bar is lower by the bar. */
export const windowInfo = (device: Device, hasTabBar: boolean): Record<string, unknown> => {
  const top = device.statusBarHeight;
  const bottom = device.height - device.bottomInset;
  const windowHeight = device.height - top - barHeight - (hasTabBar ? tabBarHeight + device.bottomInset : 0);
  return {
    pixelRatio: device.pixelRatio,
    screenWidth: device.width,
    screenHeight: device.height,
    windowWidth: device.width,
    windowHeight,
    statusBarHeight: top,
    screenTop: top + barHeight,
    safeArea: { left: 0, right: device.width, top, bottom, width: device.width, height: bottom - top },
  };
};

export const deviceInfo = (device: Device): Record<string, unknown> => ({
  brand: device.brand,
  model: device.model,
  system: device.system,
  platform: device.os,
  benchmarkLevel: 40,
});

export const appBaseInfo = (
  device: Device,
  facts: PlatformFacts,
  baseLibrary: string,
): Record<string, unknown> => ({
  SDKVersion: baseLibrary,
  version: baseLibrary,
  language: device.language,
  theme: 'light',
  enableDebug: false,
  host: facts.hostApp,
  appName: facts.hostApp,
  fontSizeSetting: 16,
});

/** Place of the capsule in the upper right corner. */
export const menuButtonRect = (device: Device): Record<string, number> => {
  const width = 87;
  const height = 32;
  const right = device.width - 7;
  const top = device.statusBarHeight + 6;
  return { width, height, right, left: right - width, top, bottom: top + height };
};
