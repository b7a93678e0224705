import path from 'node:path';
import type { BundleSource } from '../../sandbox/host/bundle-source';
import { bundleFolder } from '../../sandbox/host/node/bundle-folder';

export type End = 'wechat' | 'douyin' | 'baidu' | 'kuaishou';

const folders: Readonly<Record<End, string>> = {
  wechat: 'weapp',
  douyin: 'tt',
  baidu: 'swan',
  kuaishou: 'ks',
};

/** The four platforms whose compiled bundles every journey runs on. */
export const ends = Object.keys(folders) as End[];

export const distOf = (end: End): string => path.resolve(__dirname, '../../dist', folders[end]);

const bundles = new Map<End, BundleSource>();

/** The compiled bundle of an end; read once. */
export const bundleOf = (end: End): BundleSource => {
  const known = bundles.get(end) ?? bundleFolder(distOf(end));
  bundles.set(end, known);
  return known;
};
