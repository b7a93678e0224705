/// <reference types="@tarojs/taro" />

declare module '*.png';
declare module '*.webp';
declare module '*.svg';
declare module '*.scss';

/** Origin of the developer server, without a slash at the end; empty on H5 (same origin). */
declare const API_BASE: string;
/** Version of the app from package.json. */
declare const APP_VERSION: string;

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test';
    TARO_ENV: 'weapp' | 'tt' | 'swan' | 'kwai' | 'h5';
  }
}
