import { CloudRefusal } from '../cloud/host-cloud';
import { createScriptedCloud } from '../cloud/scripted-cloud';
import type { Host } from '../create-host';
import type { PlatformName } from '../platforms';
import { driveBundle } from '../testing/drive-bundle';
import { killAll, type StartOptions, startHost } from '../testing/start-host';

afterEach(killAll);

const platforms: PlatformName[] = ['wechat', 'douyin', 'baidu', 'kuaishou'];

/** Lets everything happen that waits for promises and short timers only. */
const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Calls an API and notes each callback. */
const noting = (api: Record<string, (...args: unknown[]) => unknown>, name: string, given = {}): string[] => {
  const heard: string[] = [];
  const note = (callback: string) => () => void heard.push(callback);
  api[name]?.({ ...given, success: note('success'), fail: note('fail'), complete: note('complete') });
  return heard;
};

/** A page with one button that counts its events. */
const counter = async (openType: string, event: string, options: StartOptions): Promise<Host> => {
  const markup = `<button id="b" open-type="${openType}" bind${event}="note">b</button><view id="out">{{n}}</view>`;
  const page = 'data: { n: 0 }, note() { this.setData({ n: this.data.n + 1 }) }';
  return (await startHost({ pages: { 'pages/a': { markup, page } } }, options)).host;
};

describe('a call that never calls back', () => {
  test.each(platforms)(
    '%s: the work is done, nobody hears of it, and the log shows it open',
    async (platform) => {
      const name = platform === 'baidu' ? 'getLoginCode' : 'login';
      const { api, host, cloud } = await driveBundle({ platform, faults: { neverCallsBack: [name] } });
      const heard = noting(api, name);
      await quiet();
      expect(heard).toEqual([]);
      expect(cloud.count('login')).toBe(1);
      expect(host.callLog()).toMatchObject([{ name, ok: null }]);
    },
  );

  test('it is one API, until the switch is turned; * is all of them', async () => {
    const { api, host } = await driveBundle();
    host.faults.set({ neverCallsBack: ['login'] });
    noting(api, 'login');
    const other = noting(api, 'checkSession');
    await quiet();
    expect(other).toEqual(['success', 'complete']);
    host.faults.set({ neverCallsBack: ['*'] });
    const none = noting(api, 'checkSession');
    await quiet();
    expect(none).toEqual([]);
    host.faults.clear();
    const again = noting(api, 'login');
    await quiet();
    expect(again).toEqual(['success', 'complete']);
  });

  test('a request reaches the server, a promise never settles, a task can still be aborted', async () => {
    let requests = 0;
    const fetched: typeof fetch = async () => {
      requests += 1;
      return new Response('{}');
    };
    const network = { fetch: fetched, allowed: ['http://a.invalid'] };
    const { api } = await driveBundle({ network, faults: { neverCallsBack: ['request', 'login'] } });
    const heard = noting(api, 'request', { url: 'http://a.invalid/x' });
    let settled = false;
    const promise = api.login?.() as Promise<unknown>;
    promise.finally(() => {
      settled = true;
    });
    await quiet();
    expect([requests, heard, settled]).toEqual([1, [], false]);
  });

  test('a button: the sheet is answered, the event never comes', async () => {
    const faults = { neverCallsBack: ['getPhoneNumber'] };
    const host = await counter('getPhoneNumber', 'getphonenumber', { faults, answer: () => 'allow' });
    host.current().tap({ id: 'b' });
    await quiet();
    expect(host.current().find({ id: 'out' }).text()).toBe('0');
  });
});

test('every callback twice, and a button’s event too', async () => {
  const faults = { callsBackTwice: ['checkSession', 'getPhoneNumber'] };
  const { api } = await driveBundle({ faults });
  const heard = noting(api, 'checkSession');
  await quiet();
  expect(heard).toEqual(['success', 'complete', 'success', 'complete']);
  const host = await counter('getPhoneNumber', 'getphonenumber', { faults, answer: () => 'allow' });
  host.current().tap({ id: 'b' });
  await host.waitFor(() => host.current().find({ id: 'out' }).text() === '2', { timeoutMs: 2000 });
});

test('a full storage refuses every write and still reads', async () => {
  const { api, call, host } = await driveBundle();
  api.setStorageSync?.('a', 1);
  host.faults.set({ storageFull: true });
  expect(() => api.setStorageSync?.('a', 2)).toThrow('setStorageSync:fail exceed storage max size 10Mb');
  expect(await call('setStorage', { key: 'b', data: 1 })).toEqual({
    errMsg: 'setStorage:fail exceed storage max size 10Mb',
  });
  expect(api.getStorageSync?.('a')).toBe(1);
  expect(host.errors()).toEqual([]);
});

describe('nickname review', () => {
  const draw = async (options: StartOptions): Promise<Host> => {
    const markup =
      '<form bindsubmit="submit"><input id="n" name="n" type="nickname" bindinput="typed" bindnicknamereview="review" /><button id="s" form-type="submit">s</button></form><view id="out">{{out}}</view>';
    const page =
      'data: { out: "" }, typed(e) { this.typedText = e.detail.value }, review(e) { this.setData({ out: JSON.stringify(e.detail) }) }, submit(e) { this.setData({ out: this.typedText + "/" + e.detail.value.n }) }';
    return (await startHost({ pages: { 'pages/a': { markup, page } } }, options)).host;
  };
  const reviewed = async (options: StartOptions): Promise<Host> => {
    const host = await draw(options);
    host.current().input({ id: 'n' }, '坏名字');
    host.current().find({ id: 'n' }).dom.querySelector('input')?.blur();
    await host.waitFor(() => host.current().find({ id: 'out' }).text() !== '', { timeoutMs: 2000 });
    return host;
  };

  test('unsafe text is gone from the form while the input event told it', async () => {
    const host = await reviewed({ faults: { nicknameReview: 'unsafe' } });
    expect(host.current().find({ id: 'out' }).text()).toBe('{"pass":false,"timeout":false}');
    host.current().submit({ id: 's' });
    expect(host.current().find({ id: 'out' }).text()).toBe('坏名字/');
  });

  test('a review that takes too long lets the text stand', async () => {
    const host = await reviewed({ faults: { nicknameReview: 'timeout' } });
    expect(host.current().find({ id: 'out' }).text()).toBe('{"pass":false,"timeout":true}');
    host.current().submit({ id: 's' });
    expect(host.current().find({ id: 'out' }).text()).toBe('坏名字/坏名字');
  });
});

test.each(platforms)('%s: a method that the hosts do not list fails by name', async (platform) => {
  let requests = 0;
  const fetched: typeof fetch = async () => {
    requests += 1;
    return new Response('{}');
  };
  const network = { fetch: fetched, allowed: ['http://a.invalid'] };
  const { call, host } = await driveBundle({ platform, network });
  const send = (method: string) => call('request', { url: 'http://a.invalid/x', method });
  expect(await send('PATCH')).toEqual({ errMsg: 'request:fail method is invalid' });
  expect(host.errors().map(({ message }) => message)).toEqual([
    expect.stringMatching(/^HostNotSimulated: (wx|tt|swan|ks)\.request with method PATCH$/),
  ]);
  expect(requests).toBe(0);
  for (const method of ['get', 'PUT', 'DELETE', 'POST', 'HEAD', 'OPTIONS']) {
    expect(await send(method)).toMatchObject({ errMsg: 'request:ok' });
  }
  expect(requests).toBe(6);
});

test('quota and right are looked at on the tap: no sheet, the platform’s number', async () => {
  const cloud = createScriptedCloud({
    mayAskForPhone: () => {
      throw new CloudRefusal('fail no quota', { errNo: 1400001 });
    },
  });
  const host = await counter('getPhoneNumber', 'getphonenumber', { cloud });
  host.current().tap({ id: 'b' });
  await host.waitFor(() => host.current().find({ id: 'out' }).text() === '1', { timeoutMs: 2000 });
  expect(host.sheet()).toBeNull();
  expect(cloud.count('phoneNumber')).toBe(0);
});
