import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Auth, AuthState, RequestOptions } from '@/auth';
import { createManualClock, type ManualClock, settle } from '@/auth/testing/manual-clock';
import type { EndpointName, WireAnswer } from '@/contract';
import type { AuthSlice, SliceCreator } from '../types';

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

/** A slice alone in a store, over a core whose every answer the test gives. `core` replaces other members of it. */
export const createSliceBench = <S>(
  create: SliceCreator<S>,
  { auth = { kind: 'guest' }, core = {} }: { auth?: AuthState; core?: Partial<Auth> } = {},
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
  const api = {
    auth: { ...core, request } as unknown as Auth,
    clock,
    buttons: { phone: null, hostLogin: null },
  };
  const store = createStore<S & AuthSlice>()((set, get) => ({ auth, ...create(set as never, get, api) }));
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
