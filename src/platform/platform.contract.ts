import type { HostLogin, PhoneEvent } from '@/auth';
import { callLimitMs, personLimitMs } from './call';
import type { NativeGlobal } from './native';
import type { PlatformAdapter } from './ports';
import { systemClock } from './system-clock';

interface Callbacks {
  success(value?: unknown): void;
  fail(error?: unknown): void;
}

/** What a scripted API does with its caller. */
export type Script = (options: Callbacks & Record<string, unknown>) => unknown;

export const answers =
  (value: unknown): Script =>
  ({ success }) =>
    success(value);
export const refuses =
  (error: unknown): Script =>
  ({ fail }) =>
    fail(error);
export const staysSilent: Script = () => undefined;

export interface PhoneCase {
  readonly title: string;
  readonly detail: unknown;
  readonly event: PhoneEvent;
}

export interface LoginCase {
  readonly title: string;
  readonly script: Script;
  readonly login: HostLogin;
}

/** One row per platform: its login API by name, its own login endings, its own phone answers. */
export interface PlatformCase {
  readonly name: string;
  readonly create: (native: NativeGlobal) => PlatformAdapter;
  /** `null`: the end has no silent login. */
  readonly loginApi: string | null;
  /** Its login can raise a panel of the host, which waits for a person. */
  readonly raisesPanel?: boolean;
  readonly logins: readonly LoginCase[];
  readonly phones: readonly PhoneCase[];
}

const ok: HostLogin = { kind: 'user', code: 'c1' };

const describeLogin = ({
  create,
  loginApi,
  raisesPanel = false,
  logins,
}: PlatformCase & { loginApi: string }): void => {
  const loginOf = (script: Script): Promise<HostLogin> => create({ [loginApi]: script }).host.login();

  test('[L07] a code that the host gives is the login', async () => {
    expect(await loginOf(answers({ code: 'c1', errMsg: 'login:ok' }))).toEqual(ok);
  });

  test('[L25] a login that never calls back fails at the limit, not before and not later', async () => {
    const seen: HostLogin[] = [];
    const limitMs = raisesPanel ? personLimitMs : callLimitMs;
    expect(create({}).host.loginLimitMs ?? callLimitMs).toBe(limitMs);
    loginOf(staysSilent).then((login) => seen.push(login));
    await jest.advanceTimersByTimeAsync(limitMs - 1);
    expect(seen).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(seen).toEqual([{ kind: 'failed', retryable: true, reason: 'timeout' }]);
  });

  test('[L25] a host that calls back twice, or with both answers, is heard once', async () => {
    const twice: Script = ({ success, fail }) => {
      success({ code: 'c1' });
      success({ code: 'c2' });
      fail({ errMsg: 'login:fail' });
    };
    expect(await loginOf(twice)).toEqual(ok);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('[L25] a call that throws, and one that also answers with a rejected promise, are failures', async () => {
    const failed = { kind: 'failed', retryable: true, reason: 'host-error' };
    expect(await loginOf(() => Promise.reject({ errMsg: 'login:fail' }))).toEqual(failed);
    const throws: Script = () => {
      throw new Error('not a function');
    };
    expect(await loginOf(throws)).toEqual(failed);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('[L25] a host without the API says so at once, and no try helps', async () => {
    expect(await create({}).host.login()).toEqual({
      kind: 'failed',
      retryable: false,
      reason: 'api-missing',
    });
  });

  test.each([undefined, null, 'text', {}, { code: '' }, { code: 7 }])(
    'success with %p is no login',
    async (value) => {
      expect(await loginOf(answers(value))).toEqual({ kind: 'failed', retryable: true, reason: 'no-code' });
    },
  );

  test("a failure's text never becomes the reason", async () => {
    const login = await loginOf(refuses({ errMsg: 'login:fail secret-13800138000', errno: 5 }));
    expect(login).toEqual({ kind: 'failed', retryable: true, reason: 'host-error-5' });
  });

  test.each(logins)('$title', async ({ script, login }) => {
    expect(await loginOf(script)).toEqual(login);
  });

  test.each([
    ['valid', answers({ errMsg: 'checkSession:ok' })],
    ['expired', refuses({ errMsg: 'checkSession:fail' })],
  ])('checkSession %s', async (expected, checkSession) => {
    expect(await create({ checkSession }).host.checkSession()).toBe(expected);
  });

  test('[L25] checkSession that is missing or silent is unknown', async () => {
    expect(await create({}).host.checkSession()).toBe('unknown');
    const silent = create({ checkSession: staysSilent }).host.checkSession();
    await jest.advanceTimersByTimeAsync(callLimitMs);
    expect(await silent).toBe('unknown');
  });
};

const describePhone = ({ create, phones }: PlatformCase): void => {
  const normalise = (detail: unknown): PhoneEvent | undefined => create({}).phoneButton?.normalise(detail);

  test('[P01] the phone button is native: an open-type and the events that answer', () => {
    const button = create({}).phoneButton;
    expect(button?.openType).toMatch(/^get(RealtimeP|P)honeNumber$/);
    expect(button?.eventProps.length).toBeGreaterThan(0);
  });

  test('[P02] the pair is a grant, and nothing but what the server can use is passed on', () => {
    const detail = {
      encryptedData: 'e+/=',
      iv: 'i+/=',
      cloudID: 'cloud',
      errMsg: 'getPhoneNumber:ok',
      sign: 's',
    };
    expect(normalise(detail)).toEqual({ kind: 'granted', encryptedData: 'e+/=', iv: 'i+/=' });
  });

  test.each([
    undefined,
    null,
    'text',
    {},
    { encryptedData: 'e' },
    { iv: 'i' },
    { cloudID: 'c' },
    { errMsg: 7 },
    { errMsg: 'getPhoneNumber:fail something new' },
  ])('[P02] a detail of %p is the host’s own fault, never a throw', (detail) => {
    expect(normalise(detail)).toEqual({ kind: 'unavailable', reason: 'internal' });
  });

  test.each(phones)('$title', ({ detail, event }) => {
    expect(normalise(detail)).toEqual(event);
  });
};

/** Details that a host might send with a button's event, none of which gives anything. */
const emptyDetails = [undefined, null, 'text', 7, {}, { errMsg: 7 }, { errMsg: 'x:fail something new' }];

const describeProfile = ({ create }: PlatformCase): void => {
  const full = { canIUse: () => true, getUserProfile: staysSilent, openSetting: staysSilent };

  test.each([
    ['nothing', {}],
    ['everything', full],
  ])('[P10] on a host with %s there is one way at most', (_, native) => {
    const { avatarButton, profileButton, askInTap } = create(native).profile;
    expect([avatarButton, profileButton, askInTap].filter((way) => way !== null).length).toBeLessThan(2);
  });

  test('[P10] [P13] [P24] a host with nothing answers every question about itself', () => {
    const { profile, settings, privacy } = create({});
    expect(profile.askInTap).toBeNull();
    expect([settings, privacy]).toEqual([null, null]);
  });

  test.each(emptyDetails)('[P10] a detail of %p gives nothing, and is never a throw', (detail) => {
    const { avatarButton, profileButton } = create(full).profile;
    for (const button of [avatarButton, profileButton]) {
      if (button === null) continue;
      expect(button.normalise(detail)).toEqual({ kind: 'unavailable', reason: 'internal' });
    }
  });
};

/** What every adapter keeps, run over each by `platform.test.ts`. */
export const describePlatform = (row: PlatformCase): void => {
  describe(row.name, () => {
    beforeEach(() => {
      jest.useFakeTimers();
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    test('names itself and the life of its code', () => {
      const { host } = row.create({});
      expect(host.platform).toBe(row.name);
      expect(host.codeLifeMs > 0).toBe(row.loginApi !== null);
    });
    describeProfile(row);
    if (row.loginApi !== null) {
      describeLogin({ ...row, loginApi: row.loginApi });
      describePhone(row);
    }
  });
};

/** The world of a scripted host: real timers, which the suite replaces by jest's. */
export const worldOf = (native: NativeGlobal) => ({ native, clock: systemClock });
