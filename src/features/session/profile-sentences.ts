import type { ProfileReason } from '@/store/types';

/** What the user is told when the host gave no name and face; each ends with a way on. */
export const profileSentences: Readonly<Record<ProfileReason, string>> = {
  'user-denied': '您已取消授权，可以自己上传头像、填写昵称',
  'album-refused': '没有相册或相机权限，可以稍后再试',
  'no-permission': '暂不支持获取头像昵称，请自己上传和填写',
  'privacy-undeclared': '小程序未声明头像昵称用途，请自己填写昵称',
  'privacy-refused': '未同意隐私保护指引，可以稍后再试',
  'not-logged-in': '请先登录宿主应用，或自己上传头像、填写昵称',
  'not-a-tap': '获取失败，请再点一次',
  internal: '获取失败，请重试，或自己上传头像、填写昵称',
};

/** The host asks no more; only its settings page undoes that. */
export const refusedForGood = '您之前拒绝过授权，可前往设置重新开启';

/** The host gave a stand-in for a person. */
export const nobody = '没有获取到头像昵称，请自己上传和填写';
