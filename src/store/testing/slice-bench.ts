import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Auth, type AuthState, createTrace, type RequestOptions, type StoragePort } from '@/auth';
import { createManualClock, type ManualClock, settle } from '@/auth/testing/manual-clock';
import { createMemoryStorage } from '@/auth/testing/memory-storage';
import type { EndpointName, WireAnswer } from '@/contract';
import type { AuthSlice, SliceApi, SliceCreator } from '../types';

/** One request that a slice sent and that waits for its answer. */
export interface SentRequest {
  readonly name: EndpointName;
  readonly input: unknown;
  readonly options: RequestOptions | undefined;
  settle(result: { readonly answer: unknown } | { readonly error: unknown }): void;
}

export interface SliceBench<S> {
  readonly store: StoreApi<S & AuthSlice>;
  readonly clock: ManualClock;
  readonly now: () => S & AuthSlice;
  /** Names of all requests so far, in order. */
  readonly sent: () => EndpointName[];
  /** Requests of a name that are not answered yet, oldest first. */
  readonly waiting: (name: EndpointName) => SentRequest[];
  /** Answers the oldest one of a name; `place` picks a later one. */
  readonly answer: <N extends EndpointName>(name: N, answer: WireAnswer<N>, place?: number) => Promise<void>;
  readonly refuse: (name: EndpointName, error: unknown, place?: number) => Promise<void>;
}

export interface SliceBenchOptions {
  readonly auth?: AuthState;
  /** Replaces members of the core. */
  readonly core?: Partial<Auth>;
  /** What the device remembers. */
  readonly storage?: StoragePort;
  /** Replaces the host's part of what bootstrap gives. */
  readonly around?: Partial<SliceApi>;
}

/** A host without any button, page or contract; the core and the clock are the caller's. */
export const benchApi = (given: Pick<SliceApi, 'auth' | 'clock'> & Partial<SliceApi>): SliceApi => ({
  storage: createMemoryStorage(),
  buttons: { phone: null, hostLogin: null },
  host: {
    profile: {
      avatarButton: null,
      profileButton: null,
      askInTap: null,
      nicknameInput: false,
      needsSessionKey: false,
    },
    settings: null,
    privacy: null,
    pickPicture: () => Promise.resolve({ kind: 'denied', reason: 'user-denied' }),
    askCashier: () => Promise.resolve('unreached'),
  },
  trace: createTrace(),
  ...given,
});

/** A slice alone in a store, over a core whose every answer the test gives. */
export const createSliceBench = <S>(
  create: SliceCreator<S>,
  { auth = { kind: 'guest' }, core = {}, storage = createMemoryStorage(), around }: SliceBenchOptions = {},
): SliceBench<S> => {
  const clock = createManualClock();
  const sent: EndpointName[] = [];
  const waiting: SentRequest[] = [];
  const request = (name: EndpointName, input: unknown, options?: RequestOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      sent.push(name);
      waiting.push({
        name,
        input,
        options,
        settle: (result) => ('answer' in result ? resolve(result.answer) : reject(result.error)),
      });
    });
  const api = benchApi({ auth: { ...core, request } as unknown as Auth, clock, storage, ...around });
  const store = createStore<S & AuthSlice>()((set, get) => ({
    auth,
    permissions: null,
    ...create(set as never, get, api),
  }));
  const ofName = (name: EndpointName): SentRequest[] => waiting.filter((one) => one.name === name);
  const take = (name: EndpointName, place: number): SentRequest => {
    const found = ofName(name)[place];
    if (found === undefined) throw new Error(`no ${name} waits at place ${place}`);
    waiting.splice(waiting.indexOf(found), 1);
    return found;
  };
  return {
    store,
    clock,
    now: store.getState,
    sent: () => [...sent],
    waiting: ofName,
    answer: async (name, answer, place = 0) => {
      await settle();
      take(name, place).settle({ answer });
      await settle();
    },
    refuse: async (name, error, place = 0) => {
      await settle();
      take(name, place).settle({ error });
      await settle();
    },
  };
};
