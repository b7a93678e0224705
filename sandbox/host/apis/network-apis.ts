import { HostNotSimulated } from '../core/errors';
import type { HostCore } from '../core/host-core';
import type { ApiDesk, ApiOptions } from './api-desk';
import { ApiFailure } from './api-failure';
import { type HttpAnswer, type HttpOrder, httpCall } from './http-call';
import { multipart } from './multipart';
import { createRequestPool, type RequestPool } from './request-pool';

const decoder = new TextDecoder();

const headersOf = (options: ApiOptions): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries((options.header ?? {}) as Record<string, unknown>)) {
    headers[name.toLowerCase()] = String(value);
  }
  return headers;
};

const asQuery = (data: unknown): string =>
  typeof data === 'object' && data !== null
    ? Object.entries(data)
        .map(([key, value]) => {
          const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
          return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
        })
        .join('&')
    : String(data ?? '');

const bodyOf = (data: unknown, contentType: string): string | Uint8Array | undefined => {
  if (data === undefined || data === null) return undefined;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (typeof data === 'string') return data;
  return contentType.includes('x-www-form-urlencoded') ? asQuery(data) : JSON.stringify(data);
};

/** GET puts `data` into the query, everything else into the body: JSON unless the header asks for a form. */
const orderOf = (options: ApiOptions): HttpOrder => {
  const method = String(options.method ?? 'GET').toUpperCase();
  const url = String(options.url ?? '');
  const headers = headersOf(options);
  headers['content-type'] ??= 'application/json';
  const inQuery = method === 'GET' || method === 'HEAD';
  const query = inQuery ? asQuery(options.data) : '';
  return {
    url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
    method,
    headers,
    body: inQuery ? undefined : bodyOf(options.data, headers['content-type']),
    timeout: options.timeout,
  };
};

/** `dataType: json` (default) parses what parses and leaves other text as it is. */
const dataOf = (options: ApiOptions, bytes: Uint8Array): unknown => {
  if (options.responseType === 'arraybuffer') return bytes.slice().buffer;
  const text = decoder.decode(bytes);
  if ((options.dataType ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** All that the hosts' request pages list. PATCH is not among them. */
const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

/** A method that no host knows is a fault of the bundle that a lenient host would hide. */
const checkMethod = ({ report, facts }: HostCore, method: string): void => {
  if (methods.includes(method)) return;
  report(new HostNotSimulated(`${facts.global}.request with method ${method}`), `${facts.global}.request`);
  throw new ApiFailure('fail method is invalid');
};

/** Header names reach the bundle as this host spells them: a bundle must not rest on one spelling. */
const headerOf = ({ facts }: HostCore, { headers }: HttpAnswer): Record<string, string> => {
  if (facts.headerNames === 'lower') return headers;
  const title = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [title(name), value]));
};

const requestResult = (core: HostCore, options: ApiOptions, answer: HttpAnswer): Record<string, unknown> => ({
  statusCode: answer.status,
  header: headerOf(core, answer),
  data: dataOf(options, answer.bytes),
  cookies: [],
});

const taskOf = (abort: () => void): object => {
  const nothing = (): void => undefined;
  return {
    abort,
    onHeadersReceived: nothing,
    offHeadersReceived: nothing,
    onProgressUpdate: nothing,
    offProgressUpdate: nothing,
    onChunkReceived: nothing,
  };
};

const uploadOrder = (core: HostCore, options: ApiOptions): HttpOrder => {
  const file = core.files.get(String(options.filePath ?? ''));
  if (!file) throw new ApiFailure('fail file not found');
  const form = multipart(
    String(options.name ?? 'file'),
    file,
    (options.formData ?? {}) as Record<string, unknown>,
  );
  return {
    url: String(options.url ?? ''),
    method: 'POST',
    headers: { ...headersOf(options), 'content-type': form.contentType },
    body: form.body,
    timeout: options.timeout,
  };
};

const addUpload = (desk: ApiDesk, core: HostCore, pool: RequestPool): void =>
  desk.task('uploadFile', (options) => {
    let abort = (): void => undefined;
    const run = async (): Promise<Record<string, unknown>> => {
      const call = httpCall(core, pool, uploadOrder(core, options));
      abort = call.abort;
      const answer = await call.answer;
      return {
        statusCode: answer.status,
        data: decoder.decode(answer.bytes),
        header: headerOf(core, answer),
      };
    };
    return { result: run(), task: taskOf(() => abort()) };
  });

const addDownload = (desk: ApiDesk, core: HostCore, pool: RequestPool): void =>
  desk.task('downloadFile', (options) => {
    const call = httpCall(core, pool, { ...orderOf({ ...options, data: undefined }), method: 'GET' });
    const run = async (): Promise<Record<string, unknown>> => {
      const answer = await call.answer;
      const { status, headers, bytes } = answer;
      const type = headers['content-type'] ?? '';
      return {
        statusCode: status,
        header: headerOf(core, answer),
        tempFilePath: core.files.add({ name: 'download', type, bytes }),
      };
    };
    return { result: run(), task: taskOf(call.abort) };
  });

/** `request`, `uploadFile`, `downloadFile`: one pool, as the limit of ten counts them together here. */
export const addNetworkApis = (desk: ApiDesk, core: HostCore): void => {
  const pool = createRequestPool();
  desk.task('request', (options) => {
    let abort = (): void => undefined;
    const run = async (): Promise<Record<string, unknown>> => {
      const order = orderOf(options);
      checkMethod(core, order.method);
      const call = httpCall(core, pool, order);
      abort = call.abort;
      return requestResult(core, options, await call.answer);
    };
    return { result: run(), task: taskOf(() => abort()) };
  });
  addUpload(desk, core, pool);
  addDownload(desk, core, pool);
};
