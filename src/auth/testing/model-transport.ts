import type { Scheduler } from 'fast-check';
import { type EndpointName, endpoints } from '../../contract';
import { REQUEST_TIMEOUT_MS, TRANSPORT_GRACE_MS } from '../constants';
import type { TransportPort, TransportRequest } from '../ports';
import type { FakeShop } from './fake-shop';
import type { ManualClock } from './manual-clock';
import type { Invariant } from './model';
import { worldIdleMs } from './model-world';
import type { RecordedRequest, ScriptedTransport } from './scripted-transport';

export interface ModelTransportOptions {
  readonly scheduler: Scheduler;
  readonly script: ScriptedTransport;
  readonly shop: FakeShop;
  readonly clock: ManualClock;
  readonly breach: (id: Invariant, what: string) => void;
}

export interface ModelTransport extends TransportPort {
  now(): number;
  sentAt(token: string): number;
  issuedAt(token: string): number;
  fellAt(): number;
  /** The server deletes the account. */
  fall(): void;
  /** The host has said that the network is lost, or that it is back, or has shown the app again. */
  setBlocked(blocked: boolean): void;
  /** An answer came since then, so that there is a network whatever the host has said. */
  wasHeard(): boolean;
}

/** When the core stops to wait for an answer. */
const givenUpMs = REQUEST_TIMEOUT_MS + TRANSPORT_GRACE_MS;

/** The way to the server and back takes as long as the scheduler likes; what goes over it is held against the model. */
export const createModelTransport = (options: ModelTransportOptions): ModelTransport => {
  const { scheduler, script, shop, clock, breach } = options;
  const underWay = new Map<object, { readonly at: number; readonly name: string }>();
  const keyOfCode = new Map<string, string | null>();
  const deadCodes = new Set<string>();
  const authFails = new Map<string, number>();
  const issued = new Map<string, number>();
  const sent = new Map<string, number>();
  let doings = 0;
  let fell = -1;
  let isBlocked = false;
  let wasHeard = false;
  let lastUse = clock.now();

  const nameOf = ({ method, path }: TransportRequest): EndpointName | undefined =>
    (Object.keys(endpoints) as EndpointName[]).find(
      (name) => endpoints[name].method === method && endpoints[name].path === path,
    );

  /** What the core has not given up yet. */
  const running = (): { readonly name: string }[] =>
    [...underWay.values()].filter(({ at }) => clock.now() - at < givenUpMs);

  const judgeCode = ({ body, headers }: TransportRequest): void => {
    const { code } = body as { code: string };
    const key = headers['Idempotency-Key'] ?? null;
    if (deadCodes.has(code)) breach('M11', 'a refused code was sent again');
    if (keyOfCode.has(code) && keyOfCode.get(code) !== key) breach('M11', 'a code went with two keys');
    keyOfCode.set(code, key);
  };

  const judge = (name: EndpointName | undefined, request: TransportRequest): void => {
    if (isBlocked) breach('M10', `${name} was sent without a network`);
    if (running().length > 10) breach('M9', `${running().length} under way`);
    if (name === 'exchange') {
      if (running().filter((call) => call.name === name).length > 1) breach('M1', 'two exchanges');
      judgeCode(request);
    }
    if (name === undefined || endpoints[name].auth !== 'required') return;
    const user = shop.userOf((request.headers.Authorization ?? '').replace('Bearer ', ''));
    const isMember = user?.busiIdentity === 'MEMBER' && name !== 'signOut';
    if (isMember && clock.now() - lastUse >= worldIdleMs) breach('M12', `${name} used an idle session`);
    lastUse = clock.now();
  };

  const note = (
    name: EndpointName | undefined,
    request: TransportRequest,
    status: number,
    body: unknown,
    sentAt: number,
  ): void => {
    doings += 1;
    const { session } = (body ?? {}) as { session?: { token: string } };
    if (session !== undefined) {
      issued.set(session.token, doings);
      sent.set(session.token, sentAt);
      lastUse = clock.now();
    }
    if (status === 200 && (name === 'signOut' || name === 'unbindPhone')) fell = doings;
    const tag = (request.body as { skuId?: string } | undefined)?.skuId;
    if (tag === undefined || status !== 401) return;
    authFails.set(tag, (authFails.get(tag) ?? 0) + 1);
    if ((authFails.get(tag) ?? 0) > 2) breach('M5', `${tag} was sent again twice`);
  };

  return {
    now: () => doings,
    sentAt: (token) => sent.get(token) ?? 0,
    issuedAt: (token) => issued.get(token) ?? 0,
    fellAt: () => fell,
    fall: () => {
      doings += 1;
      fell = doings;
    },
    setBlocked: (blocked) => {
      isBlocked = blocked;
      wasHeard = false;
    },
    wasHeard: () => wasHeard,
    send: async (request) => {
      const name = nameOf(request);
      const call = {};
      const at = clock.now();
      doings += 1;
      const sentAt = doings;
      underWay.set(call, { at, name: name ?? '' });
      judge(name, request);
      const label = `${name} ${(request.headers.Authorization ?? '').slice(7)}`;
      try {
        await scheduler.schedule(Promise.resolve(), `-> ${label}`);
        const answer = await script.send(request as RecordedRequest);
        note(name, request, answer.status, answer.body, sentAt);
        await scheduler.schedule(Promise.resolve(), `<- ${label}`);
        // A refusal counts once the core has heard of it, which it no longer does of what it has given up.
        const isHeard = clock.now() - at < givenUpMs;
        wasHeard ||= isHeard && !isBlocked;
        if (name === 'exchange' && isHeard && answer.status >= 400 && answer.status < 500) {
          deadCodes.add((request.body as { code: string }).code);
        }
        return answer;
      } finally {
        underWay.delete(call);
      }
    },
  };
};
