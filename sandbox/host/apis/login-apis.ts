import { type CloudLogin, CloudRefusal } from '../cloud/host-cloud';
import type { HostCore } from '../core/host-core';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';

/** Raises the host's own login panel. Says whether a person is signed in afterwards. */
export const raiseLoginPanel = async ({ sheets, cloud, facts }: HostCore): Promise<boolean> => {
  const answer = await sheets.open({
    kind: 'login-panel',
    title: `登录 ${facts.hostApp}`,
    content: '',
    choices: [
      { id: 'deny', label: '取消' },
      { id: 'allow', label: '登录' },
    ],
  });
  if (answer.choice !== 'allow') return false;
  await cloud.signIn();
  return true;
};

const needsSignIn = (error: unknown): boolean =>
  error instanceof CloudRefusal && error.numbers.needsSignIn === true;

/** A login that raises the panel when the cloud asks for an account; `refusal` is the text after 取消. */
const loginWithPanel = async (core: HostCore, refusal: string): Promise<CloudLogin> => {
  try {
    return await core.cloud.login({ force: true });
  } catch (error) {
    if (!needsSignIn(error)) throw error;
  }
  if (!(await raiseLoginPanel(core))) throw new ApiFailure(refusal);
  return core.cloud.login({ force: true });
};

type Run = Parameters<ApiDesk['async']>[1];

const wechat =
  ({ cloud }: HostCore): Run =>
  async () => {
    const { code } = await cloud.login({ force: true });
    return { code };
  };

/**
 * Douyin: `force` (default true) raises the panel without an account; with `force: false` the call succeeds
 * with `anonymousCode` alone.
 */
const douyin =
  (core: HostCore): Run =>
  async ({ force = true }) => {
    const codes =
      force === true
        ? await loginWithPanel(core, 'fail host login fail')
        : await core.cloud.login({ force: false });
    return { ...codes, isLogin: codes.code !== undefined };
  };

/** Kuaishou raises its panel whenever nobody is signed in. */
const kuaishou =
  (core: HostCore): Run =>
  async () => {
    const { code } = await loginWithPanel(core, 'fail login cancel');
    return { code };
  };

/** Baidu needs an account in the host app and raises nothing; the button `open-type="login"` does. */
const baidu =
  ({ cloud }: HostCore): Run =>
  async () => {
    try {
      const { code } = await cloud.login({ force: true });
      return { code };
    } catch (error) {
      if (!needsSignIn(error)) throw error;
      throw new ApiFailure('fail user not login', { errCode: '10004' });
    }
  };

export const addLoginApis = (desk: ApiDesk, core: HostCore): void => {
  const run = { wechat, douyin, baidu, kuaishou }[core.facts.name](core);
  desk.async('login', run);
  if (core.facts.name === 'baidu') desk.async('getLoginCode', run);
  desk.async('checkSession', async () => {
    await core.cloud.checkSession();
    return undefined;
  });
};
