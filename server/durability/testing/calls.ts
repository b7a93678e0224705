import type { TestSandbox } from '../../testing/sandbox';
import type { ServerProcess } from '../../testing/server-processes';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: looked into freely and compared with what was acknowledged.
  readonly body: any;
}

/** The processes that are there at the moment. */
export interface Processes {
  /** One of them, another one each time. */
  next(): ServerProcess;
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: object;
  readonly key?: string;
}

/** One request to one process. Null: it died, or was dead, before it had answered. */
export const ask = async (
  { url }: Pick<ServerProcess, 'url'>,
  { method, path, token, body, key }: Request,
): Promise<Answer | null> => {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (key !== undefined) headers['idempotency-key'] = key;
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  try {
    const answer = await fetch(`${url}${path}`, init);
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  } catch {
    return null;
  }
};

/** The answer's body, which must be there and good. */
export const good = (answer: Answer | null): Answer['body'] => {
  if (answer?.status !== 200) throw new Error(`not done: ${JSON.stringify(answer)}`);
  return answer.body;
};

/** A person's phone: what the platform gives to the app. */
export const logIn = async (
  sandbox: TestSandbox,
  server: Pick<ServerProcess, 'url'>,
  personId: string,
): Promise<Answer | null> => {
  const code = await sandbox.loginCode('wechat', personId);
  return ask(server, {
    method: 'POST',
    path: '/api/login/exchange',
    body: { platform: 'wechat', code },
    key: `login-${code}`.slice(0, 64),
  });
};

export const bindPhone = async (
  sandbox: TestSandbox,
  server: Pick<ServerProcess, 'url'>,
  personId: string,
  token: string,
): Promise<Answer | null> => {
  const { code, encryptedData, iv } = await sandbox.device('wechat', 'phone-number', { personId });
  return ask(server, { method: 'POST', path: '/api/login/phone', token, body: { code, encryptedData, iv } });
};
