import type { Database } from '../db/types';
import { describeOnDatabases } from '../testing/database';
import { holds } from './testing/check';
import { requests } from './testing/from-schema';
import { faultsOf } from './testing/law';
import { type HostileStage, nameOf, openHostileStage, takesBody } from './testing/stage';
import { marker } from './testing/texts';

/** Fewer of these: each costs a hash that is slow on purpose. */
const slow = /password|proof|deletion|unbind|\/api\/me\/phone/;

describeOnDatabases('bodies that nobody should send', (database: () => Database) => {
  let stage: HostileStage;
  beforeAll(async () => {
    stage = await openHostileStage(database());
  }, 60_000);
  afterAll(() => stage?.close());

  test('[S16] on every route with a body: refused in our words, or done; never a failure, never an echo', async () => {
    const routes = stage.routes.filter(
      (route) => takesBody(route) && route.config?.endpoint?.upload !== true,
    );
    expect(routes.length).toBeGreaterThan(40);
    let key = 0;
    for (const route of routes) {
      await holds(
        requests(route, stage.names),
        slow.test(route.url) ? 6 : 12,
        async ({ params, payload }) => {
          key += 1;
          const headers = {
            ...(await stage.admitted(route)),
            'content-type': 'application/json',
            'idempotency-key': `hostile-${key}-of-many`,
          };
          const outcome = await stage.fire({ route, params, payload, headers });
          return faultsOf(outcome, [marker]).map((fault) => `${nameOf(route)}: ${fault}`);
        },
      );
    }
  }, 120_000);
});
