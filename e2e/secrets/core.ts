import type { AuthState, TransportPort } from '../../src/auth';
import { createAuth } from '../../src/auth/create-auth';
import { createFakeLoginPage } from '../../src/auth/testing/fake-login-page';
import { createMemoryStorage } from '../../src/auth/testing/memory-storage';
import { createTrace } from '../../src/auth/trace';
import type { End } from '../testing/ends';
import type { Stage } from '../testing/stage';
import type { Place } from './search';

/** The login core of the app against the real server and the platform, with its trace and its storage open to view. */
export const createCore = (stage: Stage, end: End, personId: string) => {
  const storage = createMemoryStorage();
  const trace = createTrace();
  const states: AuthState[] = [];
  const { appId } = stage.world.apps[end];

  const device = async (path: string): Promise<Record<string, string>> => {
    const answer = await fetch(`${stage.sandboxUrl}/device/${end}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appId, personId, deviceId: `core-${personId}` }),
    });
    return (await answer.json()) as Record<string, string>;
  };
  const transport: TransportPort = {
    send: async ({ method, path, headers, body }) => {
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(`${stage.server.url}${path}`, {
        method,
        headers: { ...headers, ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    },
  };
  let ids = 0;
  const auth = createAuth({
    clock: {
      now: () => stage.world.clock.now(),
      setTimer: (task, ms) => {
        const timer = setTimeout(task, ms).unref();
        return () => clearTimeout(timer);
      },
    },
    storage,
    transport,
    host: {
      platform: end,
      codeLifeMs: 300_000,
      phoneNeedsSessionKey: true,
      login: async () => ({ kind: 'user', code: (await device('login')).code ?? '' }),
      checkSession: async () => 'valid',
    },
    loginPage: createFakeLoginPage(),
    state: { publish: (state) => void states.push(state), permissions: () => undefined },
    trace,
    randomId: () => {
      ids += 1;
      return `core-${end}-${ids}-of-many`;
    },
  });

  /** The phone button, allowed. */
  const bind = async (): Promise<void> => {
    const { code, encryptedData, iv } = await device('phone-number');
    const event = {
      kind: 'granted' as const,
      ...(code && { code }),
      ...(encryptedData && { encryptedData, iv: iv ?? '' }),
    };
    await auth.bindPhone(event);
  };
  /** The profile of the host, with what proves it. */
  const importProfile = async (): Promise<void> => {
    const { rawData, signature, encryptedData, iv } = await device('profile');
    await auth.request('importProfile', {
      body: {
        ...(rawData !== undefined && signature !== undefined ? { rawData, signature } : {}),
        ...(encryptedData !== undefined && iv !== undefined ? { encryptedData, iv } : {}),
      },
    });
  };
  const places = (): readonly Place[] => [
    { name: 'trace of the core', text: JSON.stringify(trace.records()) },
    { name: 'states of the core', text: JSON.stringify(states) },
    ...[...storage.entries].map(([key, text]) => ({ name: `storage of the core: ${key}`, text })),
  ];
  return { auth, bind, importProfile, places };
};
