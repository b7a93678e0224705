import type { TokenKeeper } from './token-keeper';

/**
 * Calls with the kept token; when the platform says that the token is dead, gets another one and calls once more. Such an
 * answer comes before anything else is looked at: what the call carries was not used. `isDead` looks at the answer.
 */
export const withToken = async <T>(
  keeper: Pick<TokenKeeper, 'get' | 'replace'>,
  call: (token: string) => Promise<T>,
  isDead: (answer: T) => boolean,
): Promise<T> => {
  const { token } = await keeper.get();
  const answer = await call(token);
  return isDead(answer) ? call((await keeper.replace(token)).token) : answer;
};
