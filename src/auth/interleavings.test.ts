import fc from 'fast-check';
import { createAuth } from './create-auth';
import type { AuthState, TransportPort } from './ports';
import { createFakeHost } from './testing/fake-host';
import { createFakeLoginPage } from './testing/fake-login-page';
import { createFakeShop, member, visitor } from './testing/fake-shop';
import { createManualClock, settle } from './testing/manual-clock';
import { createMemoryStorage } from './testing/memory-storage';
import { createScriptedTransport, refuse } from './testing/scripted-transport';
import { type Watched, watch } from './testing/watch';
import { createTrace } from './trace';

const actions = [
  'init',
  'login',
  'refreshLogin',
  'getCart',
  'getCart',
  'order',
  'reloadUser',
  'bindPhone',
  'sms',
  'mustAuth',
  'leavePage',
  'ensureSessionKey',
  'signOut',
  'killTokens',
  'exchangeFails',
  'exchangeUnanswered',
  'exchangeSilent',
  'hostFails',
  'hostSilent',
  'hostHasNoUser',
  'keyExpires',
  'waitASecond',
] as const;
type Action = (typeof actions)[number];

/** The core in a world where every answer of server and host comes when the scheduler says so. */
const createWorld = (scheduler: fc.Scheduler) => {
  const clock = createManualClock();
  const script = createScriptedTransport();
  const shop = createFakeShop(script, clock.now);
  const host = createFakeHost();
  const trace = createTrace();
  const states: AuthState[] = [];
  const exchanges = new Set<{ readonly at: number }>();
  let mostExchanges = 0;
  let ids = 0;

  const transport: TransportPort = {
    send: async (request) => {
      const call = { at: clock.now() };
      if (request.path.endsWith('/exchange')) exchanges.add(call);
      // One that never answers counts until the core has given it up.
      const running = [...exchanges].filter(({ at }) => clock.now() - at < request.timeoutMs + 1000);
      mostExchanges = Math.max(mostExchanges, running.length);
      // The server decides on arrival; its answer comes when the scheduler says so.
      const answer = script.send(request);
      answer.catch(() => undefined);
      await scheduler.schedule(Promise.resolve(), request.path);
      return answer.finally(() => exchanges.delete(call));
    },
  };
  const ask = host.login;
  host.login = async () => {
    await scheduler.schedule(Promise.resolve(), 'host.login');
    return ask();
  };
  const auth = createAuth({
    clock,
    storage: createMemoryStorage(),
    transport,
    host,
    lifecycle: {
      onShow: () => () => undefined,
      onHide: () => () => undefined,
      onNetwork: () => () => undefined,
    },
    loginPage: createFakeLoginPage(),
    state: { publish: (state) => states.push(state) },
    trace,
    randomId: () => {
      ids += 1;
      return `random-id-${ids}-0123456`;
    },
  });
  return { auth, clock, script, shop, host, states, trace, mostExchanges: () => mostExchanges };
};

type World = ReturnType<typeof createWorld>;

const start = ({ auth, script, shop, host, clock }: World, action: Action): Promise<unknown> | null => {
  switch (action) {
    case 'init':
      return auth.init();
    case 'login':
      return auth.login();
    case 'refreshLogin':
      return auth.refreshLogin();
    case 'getCart':
      return auth.request('getCart', {});
    case 'order':
      return auth.request('createOrder', { body: { items: [], fromCart: true } });
    case 'reloadUser':
      return auth.reloadUser();
    case 'bindPhone':
      return auth.bindPhone({ kind: 'granted', code: 'p' });
    case 'sms':
      return auth.loginBySms('13800138000', '123456');
    case 'mustAuth':
      return auth.mustAuth();
    case 'ensureSessionKey':
      return auth.ensureSessionKey();
    case 'signOut':
      return auth.signOut();
    case 'leavePage':
      auth.loginPageClosed();
      return null;
    case 'killTokens':
      shop.kill();
      return null;
    case 'exchangeFails':
      script.script('exchange', refuse('INTERNAL'));
      return null;
    case 'exchangeUnanswered':
      script.script('exchange', { failure: 'timeout' }, { failure: 'timeout' });
      return null;
    case 'exchangeSilent':
      script.script('exchange', 'silence');
      return null;
    case 'hostFails':
      host.answerLogin({ kind: 'failed', retryable: true, reason: 'r' });
      return null;
    case 'hostSilent':
      host.answerLogin('silence');
      return null;
    case 'hostHasNoUser':
      host.answerLogin({ kind: 'needs-host-login', reason: 'r' });
      return null;
    case 'keyExpires':
      host.answerCheck('expired');
      return null;
    case 'waitASecond':
      return clock.advance(1000);
  }
};

test('[F01] [F02] [F08] [L25] whatever comes together: nothing stays pending, no two logins run at once, what is shown is what is held', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom(...actions), { minLength: 1, maxLength: 25 }),
      async (scheduler, script) => {
        const world = createWorld(scheduler);
        const watched: Watched<unknown>[] = [];
        const steps = script.map((action) => async () => {
          const promise = start(world, action);
          if (promise !== null) watched.push(watch(promise));
        });
        scheduler.scheduleSequence(steps.map((builder, i) => ({ builder, label: script[i] ?? '' })));
        for (let round = 0; round < 12; round += 1) {
          await scheduler.waitIdle();
          await settle();
          await world.clock.advance(11_000);
        }
        world.auth.loginPageClosed();
        await scheduler.waitIdle();
        await settle();

        expect(watched.filter(({ state }) => state === 'pending')).toEqual([]);
        for (const { state, error } of watched) {
          if (state === 'rejected')
            expect(error).toMatchObject({ name: expect.stringMatching(/Error$/), code: expect.any(String) });
        }
        expect(world.mostExchanges()).toBeLessThanOrEqual(1);
        expect(world.clock.pending()).toBe(0);
        const shown = world.states.at(-1);
        const step = world.auth.getCurrentAuthStep();
        if (step > 0) expect(shown).toMatchObject({ step, user: step === 1 ? visitor : member });
        else expect(['starting', 'guest', 'failed']).toContain(shown?.kind);
      },
    ),
    { numRuns: 300, seed: 20240607 },
  );
});
