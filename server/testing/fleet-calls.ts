import type { Fleet } from './server-processes';

export interface FleetAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely and compare what they find.
  readonly body: any;
  readonly headers: Headers;
}

/** One request to a server of a fleet. */
export const callServer = async (
  { url }: Pick<Fleet['servers'][number], 'url'>,
  method: 'GET' | 'POST',
  path: string,
  { body, headers = {} }: { body?: object; headers?: Readonly<Record<string, string>> } = {},
): Promise<FleetAnswer> => {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()), headers: answer.headers };
};
