import { createBaidu } from './baidu';
import { createDouyin } from './douyin';
import { worldOf } from './platform.contract';
import { createWechat } from './wechat';

const withLibrary = (SDKVersion: unknown) => worldOf({ getSystemInfoSync: () => ({ SDKVersion }) });

test.each([
  ['2.21.1', true],
  ['2.21.2', false],
  ['3.0.0', false],
  ['2.9.9', true],
  [undefined, true],
  ['new', true],
])('[P06] base library %p: the phone button needs the session key: %p', (version, needed) => {
  expect(createWechat(withLibrary(version)).host.phoneNeedsSessionKey).toBe(needed);
});

test('[P07] an older Douyin gives the pair only, and so needs the key', () => {
  expect(createDouyin(withLibrary('3.50.9')).host.phoneNeedsSessionKey).toBe(true);
  expect(createDouyin(withLibrary('3.51.0')).host.phoneNeedsSessionKey).toBe(false);
});

test('the newer API for the version is asked first, and one that throws says nothing', () => {
  const getSystemInfoSync = () => {
    throw new Error('no');
  };
  const getAppBaseInfo = () => ({ SDKVersion: '2.30.0' });
  expect(createWechat(worldOf({ getAppBaseInfo, getSystemInfoSync })).host.phoneNeedsSessionKey).toBe(false);
  expect(createWechat(worldOf({ getSystemInfoSync })).host.phoneNeedsSessionKey).toBe(true);
});

const realtime = { openType: 'getRealtimePhoneNumber', eventProps: ['onGetRealTimePhoneNumber'] };
const quick = { openType: 'getPhoneNumber', eventProps: ['onGetPhoneNumber'] };

test.each([
  ['2.24.3', true, quick],
  ['2.24.4', true, realtime],
  ['3.8.0', true, realtime],
  [undefined, true, quick],
  ['3.8.0', false, quick],
  ['3.8.0', undefined, quick],
])('[P06] real-time verification, base library %p, asked for: %p', (version, realtimePhone, button) => {
  const options = realtimePhone === undefined ? {} : { realtimePhone };
  expect(createWechat(withLibrary(version), options).phoneButton).toMatchObject(button);
});

test.each([
  ['3.230.0', false],
  ['3.230.1', true],
  ['3.600.0', true],
  [undefined, false],
])('[P08] Baidu library %p: its own login button is there: %p', (version, there) => {
  expect(createBaidu(withLibrary(version)).hostLoginButton !== null).toBe(there);
});

test.each([
  [{ errMsg: 'login:ok' }, true],
  [{ errCode: 0 }, true],
  [{ errCode: '10004' }, false],
  [{ errCode: 10004, errMsg: 'login:ok' }, false],
  [{ errMsg: 'login:fail' }, false],
])('[P08] the host login button answers %p: %p', (detail, succeeded) => {
  expect(createBaidu(withLibrary('3.230.1')).hostLoginButton?.succeeded(detail)).toBe(succeeded);
});
