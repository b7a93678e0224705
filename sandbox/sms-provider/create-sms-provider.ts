import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { type SmsAccount, sampleAccount } from './account';
import { type Delivered, type Desk, type SendSms, sendOne } from './send-sms';
import { findSignatureFault } from './tc3';

/**
 * What the provider does instead of answering. `silent`: it takes the message and never answers. `reset`: the same, and
 * the connection breaks. `broken`: its gateway answers for it.
 */
export type ProviderTrouble = 'silent' | 'reset' | 'broken';

export interface SmsProviderOptions {
  readonly account?: SmsAccount;
  /** Milliseconds since the epoch; the signatures of requests are judged by it. Default: the system's. */
  readonly now?: () => number;
}

export interface SmsProvider {
  readonly app: FastifyInstance;
  readonly account: SmsAccount;
  /** Every message that went out, oldest first. */
  readonly inbox: readonly Delivered[];
  /** From now on these numbers take no messages. */
  optOut(phone: string): void;
  /** From now on, until null. */
  setTrouble(trouble: ProviderTrouble | null): void;
}

const mostNumbers = 200;

const isSendSms = (body: unknown): body is SendSms => {
  if (typeof body !== 'object' || body === null) return false;
  const { PhoneNumberSet, SmsSdkAppId, TemplateId } = body as Record<string, unknown>;
  return Array.isArray(PhoneNumberSet) && typeof SmsSdkAppId === 'string' && typeof TemplateId === 'string';
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const failure = (code: string, message = code) => ({ Error: { Code: code, Message: message } });

/** `Response` without its RequestId, for one request. */
const answer = (request: FastifyRequest, desk: Desk): object => {
  const { account } = desk;
  const [path = '/', query = ''] = request.url.split('?');
  const body = typeof request.body === 'string' ? request.body : '';
  const { method, headers } = request;
  const secretOf = (id: string) => (id === account.secretId ? account.secretKey : undefined);
  const fault = findSignatureFault({ method, path, query, headers, body }, secretOf, desk.now() / 1000);
  if (fault !== null) return failure(fault);
  if (headers['x-tc-action'] !== 'SendSms') return failure('InvalidAction');
  if (headers['x-tc-version'] !== '2021-01-11') return failure('NoSuchVersion');
  if (headers['x-tc-region'] === undefined) return failure('MissingParameter', 'Region');
  const order = parse(body);
  if (!isSendSms(order)) return failure('InvalidParameter');
  if (order.PhoneNumberSet.length > mostNumbers) return failure('LimitExceeded.PhoneNumberCountLimit');
  return { SendStatusSet: order.PhoneNumberSet.map((number) => sendOne(desk, order, number)) };
};

/** Tencent Cloud's SendSms (2021-01-11) over HTTP, as far as a customer who sends codes can tell. */
export const createSmsProvider = (options: SmsProviderOptions = {}): SmsProvider => {
  const account = options.account ?? sampleAccount();
  const inbox: Delivered[] = [];
  const optedOut = new Set<string>();
  const desk: Desk = { account, inbox, optedOut, now: options.now ?? Date.now };
  let trouble: ProviderTrouble | null = null;
  const app = Fastify({
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    done(null, text);
  });
  app.post('/', async (request, reply) => {
    if (trouble === 'broken') return reply.code(502).type('text/html').send('<h1>502 Bad Gateway</h1>');
    const response = { ...answer(request, desk), RequestId: randomUUID() };
    if (trouble === null) return { Response: response };
    reply.hijack();
    if (trouble === 'reset') request.raw.socket.destroy();
    return reply;
  });
  return {
    app,
    account,
    inbox,
    optOut: (phone) => void optedOut.add(phone),
    setTrouble: (next) => {
      trouble = next;
    },
  };
};
