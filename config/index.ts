import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { distFolder } from './platforms';

const taroEnv = process.env.TARO_ENV ?? 'weapp';
const apiBase = process.env.TARO_APP_API ?? 'http://127.0.0.1:8080';

const packageFile = path.resolve(__dirname, '..', 'package.json');
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/** taro-ui's style sheets are written for an older Sass. */
const sassLoaderOption = { sassOptions: { quietDeps: true, silenceDeprecations: ['import'] } };

/** Our own sizes are written as on a 375 px wide phone, those of taro-ui as on 750. */
const fileOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'file' in input ? String(input.file) : '';

export default defineConfig<'webpack5'>(async (merge, { mode }) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'taro-passport',
    date: '2026-11-20',
    designWidth: (input) => (fileOf(input).includes('taro-ui') ? 750 : 375),
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: distFolder(taroEnv),
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    plugins:
      taroEnv === 'kwai' ? ['@tarojs/plugin-platform-kwai', path.resolve(__dirname, 'kuaishou.ts')] : [],
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    defineConstants: {
      API_BASE: JSON.stringify(taroEnv === 'h5' ? '' : apiBase),
      APP_VERSION: JSON.stringify(version),
    },
    copy: { patterns: [], options: {} },
    mini: {
      sassLoaderOption,
      // Every rule hangs on a class of its own component, so the order of the chunks does not matter.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    },
    h5: {
      sassLoaderOption,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'browser' },
      // Without it each page's chunk carries Taro's components again.
      webpackChain: (chain) => {
        chain.optimization.splitChunks({
          chunks: 'all',
          cacheGroups: {
            taro: { test: /[\\/]node_modules[\\/]@tarojs[\\/]/, name: 'taro', priority: 10 },
          },
        });
      },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true }, cssModules: { enable: false } },
    },
  };
  const extra = mode === 'development' ? (await import('./dev')).default : (await import('./prod')).default;
  return merge({}, base, extra);
});
