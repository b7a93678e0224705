import type { Session, User } from '../../contract';
import { ok, type RecordedRequest, type Reply, refuse, type ScriptedTransport } from './scripted-transport';

export const visitor: User = {
  id: 'u1',
  busiIdentity: 'VISIT',
  phoneMasked: null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
};

export const member: User = { ...visitor, busiIdentity: 'MEMBER', phoneMasked: '138****8000' };

/** The server's side of the session: tokens that live or not, over a scripted transport's standing replies. */
export interface FakeShop {
  issue(user?: User): Session;
  /** Ends a token, or all of them. */
  kill(token?: string): void;
  isLive(token: string | null): boolean;
  /** Who the next exchange finds. */
  setIdentity(user: User): void;
}

const lifeMs = 30 * 24 * 60 * 60 * 1000;

export const createFakeShop = (transport: ScriptedTransport, now: () => number): FakeShop => {
  const live = new Map<string, User>();
  let issued = 0;
  let identity = visitor;

  const issue = (user = identity): Session => {
    issued += 1;
    const token = `token-${issued}`;
    live.set(token, user);
    return { token, expiresAt: now() + lifeMs, user };
  };

  const authorised =
    (answer: (user: User, request: RecordedRequest) => object) =>
    (request: RecordedRequest): Reply => {
      const user = request.token === null ? undefined : live.get(request.token);
      return user === undefined ? refuse('AUTH_FAIL') : ok(answer(user, request));
    };

  const upgrade = (_: unknown, { token }: RecordedRequest): { session: Session } => {
    if (token !== null) live.delete(token);
    identity = member;
    return { session: issue() };
  };

  const cart = { items: [], count: 0, totalFen: 0 };
  transport.always('exchange', () => ok({ session: issue() }));
  transport.always(
    'getCart',
    authorised(() => ({ cart })),
  );
  transport.always(
    'addToCart',
    authorised(() => ({ cart })),
  );
  transport.always(
    'createOrder',
    authorised(() => ({ order: {} })),
  );
  transport.always(
    'getMe',
    authorised((user) => ({ user })),
  );
  transport.always('bindPhone', authorised(upgrade));
  transport.always('loginBySms', (request) => ok(upgrade(null, request)));
  transport.always('sendSms', ok({ retryAfter: 60 }));
  transport.always('listCategories', ok({ items: [] }));
  transport.always('listProducts', ok({ items: [], nextCursor: null }));
  transport.always(
    'updateProfile',
    authorised((user, { body }) => ({ user: { ...user, ...(body as object) } })),
  );
  transport.always(
    'signOut',
    authorised((_, { token }) => {
      live.delete(token ?? '');
      identity = visitor;
      return {};
    }),
  );

  return {
    issue,
    kill: (token) => {
      if (token === undefined) live.clear();
      else live.delete(token);
    },
    isLive: (token) => token !== null && live.has(token),
    setIdentity: (user) => {
      identity = user;
    },
  };
};
