/** One call over HTTP as both ends saw it, with everything that is secret in it. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Recorder {
  /** Calls for real, and keeps what was said. */
  readonly fetch: typeof globalThis.fetch;
  readonly exchanges: readonly Exchange[];
}

/** Records all that goes through it. */
export const createRecorder = (real: typeof globalThis.fetch): Recorder => {
  const exchanges: Exchange[] = [];
  const record: typeof globalThis.fetch = async (input, init) => {
    const isRequest = input instanceof Request;
    const body = init?.body;
    const requestBody = typeof body === 'string' || body instanceof URLSearchParams ? String(body) : '';
    const response = await real(input, init);
    const text = await response.clone().text();
    exchanges.push({
      url: isRequest ? input.url : String(input),
      method: init?.method ?? (isRequest ? input.method : 'GET'),
      requestHeaders: Object.fromEntries(new Headers(init?.headers)),
      requestBody,
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      text,
    });
    return response;
  };
  return { fetch: record, exchanges };
};
