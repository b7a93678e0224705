import { type EndpointName, type ErrorCode, endpoints, errorTable } from '../../contract';
import type { TransportFailureKind, TransportPort, TransportRequest, TransportResponse } from '../ports';
import { createDeferred } from '../promises';

/** An answer, no answer for a reason, or nothing ever. */
export type Reply = TransportResponse | { readonly failure: TransportFailureKind } | 'silence';

export interface RecordedRequest extends TransportRequest {
  readonly name: EndpointName;
  readonly token: string | null;
  readonly idempotencyKey: string | null;
}

type Script = Reply | ((request: RecordedRequest) => Reply);

export interface ScriptedTransport extends TransportPort {
  /** Every request so far, or those of one endpoint. */
  requests(name?: EndpointName): readonly RecordedRequest[];
  /** Replies of an endpoint in the order of its requests; after them what `always` says. */
  script(name: EndpointName, ...replies: Script[]): void;
  always(name: EndpointName, reply: Script): void;
  /** Replies of this endpoint are decided on arrival but wait until they are released. */
  hold(name: EndpointName): void;
  /** Lets the waiting replies of this endpoint go; those of later requests do not wait. */
  release(name: EndpointName): void;
}

export const ok = (body: object): TransportResponse => ({ status: 200, body });

export const refuse = (code: ErrorCode, field?: string): TransportResponse => ({
  status: errorTable[code].status,
  body: { code, message: errorTable[code].message, requestId: 'r', ...(field !== undefined && { field }) },
});

const names = Object.keys(endpoints) as EndpointName[];

const nameOf = ({ method, path }: TransportRequest): EndpointName => {
  const bare = path.replace(/\?.*/, '');
  const exact = names.find((name) => endpoints[name].method === method && endpoints[name].path === bare);
  const byPattern = names.find((name) => {
    const { method: its, path: pattern } = endpoints[name];
    return its === method && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(bare);
  });
  const found = exact ?? byPattern;
  if (found === undefined) throw new Error(`no endpoint for ${method} ${path}`);
  return found;
};

const transportError = (transportFailure: TransportFailureKind): Error =>
  Object.assign(new Error(transportFailure), { transportFailure });

export const createScriptedTransport = (): ScriptedTransport => {
  const recorded: RecordedRequest[] = [];
  const queued = new Map<EndpointName, Script[]>();
  const standing = new Map<EndpointName, Script>();
  const held = new Map<EndpointName, (() => void)[]>();

  const replyTo = (request: RecordedRequest): Reply => {
    const script = queued.get(request.name)?.shift() ?? standing.get(request.name);
    if (script === undefined) throw new Error(`nothing scripted for ${request.name}`);
    return typeof script === 'function' ? script(request) : script;
  };

  const deliver = (reply: Exclude<Reply, 'silence'>): TransportResponse => {
    if ('failure' in reply) throw transportError(reply.failure);
    return { ...reply, body: JSON.parse(JSON.stringify(reply.body)) };
  };

  return {
    requests: (name) => recorded.filter((request) => name === undefined || request.name === name),
    script: (name, ...replies) => {
      queued.set(name, [...(queued.get(name) ?? []), ...replies]);
    },
    always: (name, reply) => {
      standing.set(name, reply);
    },
    hold: (name) => {
      held.set(name, held.get(name) ?? []);
    },
    release: (name) => {
      const waiting = held.get(name) ?? [];
      held.delete(name);
      for (const go of waiting) go();
    },
    send: async (request) => {
      const { Authorization, 'Idempotency-Key': key } = request.headers;
      const token = Authorization?.replace(/^Bearer /, '') ?? null;
      const entry = { ...request, name: nameOf(request), token, idempotencyKey: key ?? null };
      recorded.push(entry);
      const reply = replyTo(entry);
      const queue = held.get(entry.name);
      if (queue !== undefined) await new Promise<void>((go) => queue.push(go));
      return reply === 'silence' ? createDeferred<TransportResponse>().promise : deliver(reply);
    },
  };
};
