import { allowAddress, platformAvatarHosts } from './address-rules';

const rules = { hosts: platformAvatarHosts, sandboxUrl: 'http://127.0.0.1:8081' };
const allowed = (url: string) => allowAddress(url, rules) !== null;

test.each([
  'https://thirdwx.qlogo.cn/mmopen/vi_32/x/132',
  'https://wx.qlogo.cn/mmopen/vi_32/x/0',
  'https://p3.douyinpic.com/aweme/100x100/x.jpeg',
  'https://p26-passport.byteimg.com/img/x.image',
  'https://himg.bdimg.com/sys/portrait/item/x',
  'https://p2-pro.a.yximgs.com/uhead/x.jpg',
  'HTTPS://THIRDWX.QLOGO.CN/x',
])('[P14] %s is the address of a platform', (url) => {
  expect(allowed(url)).toBe(true);
});

test.each([
  'http://thirdwx.qlogo.cn/x',
  'https://thirdwx.qlogo.cn:8443/x',
  'https://user@thirdwx.qlogo.cn/x',
  'https://thirdwx.qlogo.cn@evil.example/x',
  'https://evil.example/thirdwx.qlogo.cn',
  'https://evilthirdwx.qlogo.cn/x',
  'https://thirdwx.qlogo.cn.evil.example/x',
  'https://douyinpic.com/x',
  'https://evildouyinpic.com/x',
  'https://.douyinpic.com/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://2130706433/x',
  'ftp://thirdwx.qlogo.cn/x',
  'file:///etc/passwd',
  'http://127.0.0.1:8082/avatars/lin.png',
  'http://127.0.0.1:80/avatars/lin.png',
  'https://127.0.0.1:8081/avatars/lin.png',
  'http://localhost:8081/avatars/lin.png',
  'nonsense',
])('[P14] %s is not', (url) => {
  expect(allowed(url)).toBe(false);
});

test("[P14] the sandbox's own address is allowed where there is a sandbox, and only there", () => {
  const url = 'http://127.0.0.1:8081/avatars/lin.png';
  expect(allowAddress(url, rules)).toMatchObject({ trusted: true });
  expect(allowAddress(url, { ...rules, sandboxUrl: null })).toBeNull();
});
