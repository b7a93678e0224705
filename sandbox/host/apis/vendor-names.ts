import type { PlatformName } from '../platforms';

/** APIs that exist on the platforms and are not simulated: calling one throws `HostNotSimulated`. */
const common = [
  'connectSocket',
  'sendSocketMessage',
  'closeSocket',
  'getLocation',
  'chooseLocation',
  'openLocation',
  'scanCode',
  'chooseAddress',
  'chooseVideo',
  'saveImageToPhotosAlbum',
  'saveFile',
  'getFileSystemManager',
  'createInnerAudioContext',
  'createVideoContext',
  'createCanvasContext',
  'createAnimation',
  'createIntersectionObserver',
  'setBackgroundColor',
  'setKeepScreenOn',
  'navigateToMiniProgram',
  'vibrateLong',
];

const own: Readonly<Record<PlatformName, readonly string[]>> = {
  wechat: [
    'requestPayment',
    'requestSubscribeMessage',
    'chooseInvoiceTitle',
    'startLocationUpdate',
    'getWeRunData',
    'openCustomerServiceChat',
    'startSoterAuthentication',
    'createWebAudioContext',
  ],
  douyin: [
    'pay',
    'requestSubscribeMessage',
    'followAwemeUser',
    'openAwemeUserProfile',
    'createRewardedVideoAd',
  ],
  baidu: [
    'requestPolymerPayment',
    'getSwanId',
    'setPageInfo',
    'subscribeService',
    'openShare',
    'loadSubPackage',
  ],
  kuaishou: ['pay', 'requestSubscribeMessage', 'addShortcut', 'createRewardedVideoAd'],
};

export const notSimulated = (platform: PlatformName): readonly string[] => [...common, ...own[platform]];
