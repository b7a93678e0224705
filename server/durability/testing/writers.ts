import { putPerson } from '../../../sandbox/open-api/control/people';
import { newId, systemRandom } from '../../random';
import type { TestSandbox } from '../../testing/sandbox';
import type { ServerProcess } from '../../testing/server-processes';
import { type Answer, ask, bindPhone, good, logIn, type Processes } from './calls';

export const skuId = 'pantry-rice-1';
export const cartSkuId = 'veg-corn-1';

/** What somebody writes over and over, and what must be there afterwards. */
export interface Writer {
  /** One write, asked for until it is answered or `alive` says that there is nobody to ask. Tells if it was. */
  write(processes: Processes, alive: () => boolean): Promise<boolean>;
  /** What is missing of all that was acknowledged. */
  missing(server: Pick<ServerProcess, 'url'>): Promise<readonly string[]>;
}

export interface OrderWriter extends Writer {
  readonly userId: string;
  /** Orders that must be there, each once. */
  orders(): number;
  /** 1 while one was asked for without an answer, else 0. */
  open(): number;
}

let people = 0;

const createPerson = ({ world }: TestSandbox): string => {
  people += 1;
  const id = `durable-${people}`;
  putPerson(world, { id, phoneNumbers: [`136${String(10_000_000 + people)}`] });
  return id;
};

const createMember = async (sandbox: TestSandbox, server: ServerProcess) => {
  const personId = createPerson(sandbox);
  const visitor = good(await logIn(sandbox, server, personId)).session;
  return good(await bindPhone(sandbox, server, personId, visitor.token)).session;
};

/** Asks one after the other for the same thing until somebody answers. */
const insist = async (
  processes: Processes,
  alive: () => boolean,
  request: Parameters<typeof ask>[1],
): Promise<Answer | null> => {
  while (alive()) {
    const answer = await ask(processes.next(), request);
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
};

/** Orders one piece at a time. A key that was never answered is asked for again in the next round. */
export const createOrderer = async (sandbox: TestSandbox, server: ServerProcess): Promise<OrderWriter> => {
  const { token, user } = await createMember(sandbox, server);
  const where = {
    name: '林小满',
    phone: '13600000000',
    regionCode: '330106',
    detail: '翠苑街道 1 号',
    label: '',
  };
  good(
    await ask(server, { method: 'POST', path: '/api/addresses', token, body: { ...where, isDefault: true } }),
  );
  const acknowledged = new Map<string, string>();
  let open: string | null = null;
  return {
    userId: user.id,
    orders: () => acknowledged.size,
    open: () => (open === null ? 0 : 1),
    write: async (processes, alive) => {
      const key = open ?? newId(systemRandom);
      open = key;
      const body = { items: [{ skuId, quantity: 1 }], fromCart: false };
      const answer = await insist(processes, alive, {
        method: 'POST',
        path: '/api/orders',
        token,
        body,
        key,
      });
      if (answer === null) return false;
      acknowledged.set(key, good(answer).order.id);
      open = null;
      return true;
    },
    missing: async (at) => {
      const lost: string[] = [];
      for (const id of acknowledged.values()) {
        const answer = await ask(at, { method: 'GET', path: `/api/orders/${id}`, token });
        if (answer?.status !== 200) lost.push(`order ${id}: ${JSON.stringify(answer)}`);
      }
      if (new Set(acknowledged.values()).size !== acknowledged.size) lost.push('two keys share an order');
      return lost;
    },
  };
};

/** Writes one value after the other to one place: the last one that was acknowledged is there, or the one under way. */
const createCounter = (
  what: string,
  put: (count: number) => Parameters<typeof ask>[1],
  read: (server: Pick<ServerProcess, 'url'>) => Promise<unknown>,
  shown: (count: number) => unknown,
): Writer => {
  let acknowledged = 0;
  let asked = 0;
  return {
    write: async (processes, alive) => {
      asked = acknowledged + 1;
      const answer = await insist(processes, alive, put(asked));
      if (answer === null) return false;
      good(answer);
      acknowledged = asked;
      return true;
    },
    missing: async (server) => {
      const found = await read(server);
      const isThere = found === shown(acknowledged) || found === shown(asked);
      return isThere ? [] : [`${what} is ${String(found)}, acknowledged was ${String(shown(acknowledged))}`];
    },
  };
};

export const createNamer = async (sandbox: TestSandbox, server: ServerProcess): Promise<Writer> => {
  const { token } = await createMember(sandbox, server);
  return createCounter(
    'the name',
    (count) => ({ method: 'PUT', path: '/api/me/profile', token, body: { nickname: `林 ${count}` } }),
    async (at) => {
      const { user } = good(await ask(at, { method: 'GET', path: '/api/me', token }));
      return user.nickname;
    },
    (count) => (count === 0 ? null : `林 ${count}`),
  );
};

/** Two pieces, three, … and after a few again two: a cart does not take any number. */
export const createPacker = async (sandbox: TestSandbox, server: ServerProcess): Promise<Writer> => {
  const personId = createPerson(sandbox);
  const { token } = good(await logIn(sandbox, server, personId)).session;
  const line = { skuId: cartSkuId, quantity: 1 };
  good(await ask(server, { method: 'POST', path: '/api/cart/items', token, body: line }));
  const quantityOf = (count: number): number => 1 + (count % 5);
  return createCounter(
    'the cart',
    (count) => ({
      method: 'PUT',
      path: `/api/cart/items/${cartSkuId}`,
      token,
      body: { quantity: quantityOf(count) },
    }),
    async (at) => {
      const { cart } = good(await ask(at, { method: 'GET', path: '/api/cart', token }));
      return cart.items[0]?.quantity;
    },
    quantityOf,
  );
};

/** A new person each time: a silent login, then the phone button. */
export const createNewcomers = (sandbox: TestSandbox): Writer => {
  const members: { readonly token: string; readonly personId: string }[] = [];
  return {
    write: async (processes, alive) => {
      const personId = createPerson(sandbox);
      while (alive()) {
        const visitor = await logIn(sandbox, processes.next(), personId);
        if (visitor === null) continue;
        const bound = await bindPhone(sandbox, processes.next(), personId, good(visitor).session.token);
        if (bound === null) continue;
        members.push({ token: good(bound).session.token, personId });
        return true;
      }
      return false;
    },
    missing: async (server) => {
      const lost: string[] = [];
      for (const { token, personId } of members) {
        const answer = await ask(server, { method: 'GET', path: '/api/me', token });
        if (answer?.body.user?.busiIdentity !== 'MEMBER') lost.push(`${personId}: ${JSON.stringify(answer)}`);
      }
      return lost;
    },
  };
};
