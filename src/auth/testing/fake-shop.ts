import type { EndpointName, Session, User } from '../../contract';
import { ok, type RecordedRequest, type Reply, refuse, type ScriptedTransport } from './scripted-transport';

export const visitor: User = {
  id: 'u1',
  busiIdentity: 'VISIT',
  phoneMasked: null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  hasPassword: false,
  deletionAt: null,
};

export const member: User = { ...visitor, busiIdentity: 'MEMBER', phoneMasked: '138****8000' };

/** The server's side of the session: tokens that live or not, over a scripted transport's standing replies. */
export interface FakeShop {
  issue(user?: User): Session;
  /** Ends a token, or all of them. */
  kill(token?: string): void;
  isLive(token: string | null): boolean;
  /** Whose token this is or was. */
  userOf(token: string): User | undefined;
  /** Who the next exchange finds. */
  setIdentity(user: User): void;
  /** The rights of everybody from now on; from then on authorised answers carry their version. */
  setRights(modules: readonly string[]): void;
}

const lifeMs = 30 * 24 * 60 * 60 * 1000;

export const createFakeShop = (transport: ScriptedTransport, now: () => number): FakeShop => {
  const live = new Map<string, User>();
  const issuedTo = new Map<string, User>();
  let identity = visitor;
  let rights = { organisationId: 'o1', modules: [] as readonly string[], version: 0 };

  const issue = (user = identity): Session => {
    const token = `token-${issuedTo.size + 1}`;
    live.set(token, user);
    issuedTo.set(token, user);
    return { token, expiresAt: now() + lifeMs, user };
  };

  const withVersion = (body: object): Reply =>
    rights.version === 0
      ? ok(body)
      : { ...ok(body), headers: { 'X-Permissions-Version': String(rights.version) } };

  const authorised =
    (answer: (user: User, request: RecordedRequest) => object) =>
    (request: RecordedRequest): Reply => {
      const user = request.token === null ? undefined : live.get(request.token);
      return user === undefined ? refuse('AUTH_FAIL') : withVersion(answer(user, request));
    };

  const become =
    (user: User) =>
    (_: unknown, { token }: RecordedRequest): { session: Session } => {
      if (token !== null) live.delete(token);
      identity = user;
      return { session: issue() };
    };

  const changed =
    (change: (body: Partial<User>) => Partial<User>) =>
    (user: User, { token, body }: RecordedRequest): { user: User } => {
      const part = change((body ?? {}) as Partial<User>);
      const next = { ...user, ...part };
      if (token !== null) live.set(token, next);
      identity = { ...identity, ...part };
      return { user: next };
    };

  const cart = { items: [], count: 0, totalFen: 0 };
  const nothing = (): object => ({});
  transport.always('exchange', () => ok({ session: issue() }));
  for (const name of ['loginBySms', 'loginByPassword', 'register'] as const) {
    transport.always(name, (request) => ok(become(member)(null, request)));
  }
  transport.always('resetPassword', ok({}));
  transport.always('sendSms', ok({ retryAfter: 60 }));
  transport.always('sendTelemetry', ok({}));
  transport.always('listCategories', ok({ items: [] }));
  transport.always('listProducts', ok({ items: [], nextCursor: null }));

  const standing: Partial<Record<EndpointName, (user: User, request: RecordedRequest) => object>> = {
    getCart: () => ({ cart }),
    addToCart: () => ({ cart }),
    createOrder: () => ({ order: {} }),
    getMe: (user) => ({ user }),
    bindPhone: become(member),
    changePhone: become({ ...member, phoneMasked: '139****9000' }),
    unbindPhone: become(visitor),
    updateProfile: changed((body) => body),
    importProfile: changed(() => ({ nickname: '小鲜', avatarUrl: '/a.webp' })),
    uploadAvatar: changed(() => ({ avatarUrl: '/own.webp' })),
    importAvatar: changed(() => ({ avatarUrl: '/kept.webp' })),
    setPassword: changed(() => ({ hasPassword: true })),
    requestDeletion: changed(() => ({ deletionAt: now() + 7 * 24 * 60 * 60 * 1000 })),
    cancelDeletion: changed(() => ({ deletionAt: null })),
    sendProofSms: () => ({ retryAfter: 60 }),
    listDevices: () => ({ items: [] }),
    revokeDevice: nothing,
    revokeOtherDevices: nothing,
    getPermissions: () => rights,
    signOut: (_, { token }) => {
      live.delete(token ?? '');
      identity = visitor;
      return {};
    },
  };
  for (const [name, answer] of Object.entries(standing)) {
    transport.always(name as EndpointName, authorised(answer));
  }

  return {
    issue,
    kill: (token) => {
      if (token === undefined) live.clear();
      else live.delete(token);
    },
    isLive: (token) => token !== null && live.has(token),
    userOf: (token) => issuedTo.get(token),
    setIdentity: (user) => {
      identity = user;
    },
    setRights: (modules) => {
      rights = { ...rights, modules, version: rights.version + 1 };
    },
  };
};
