import type { FastifyInstance } from 'fastify';
import type { World } from '../world/create-world';
import { applyFaults, type FaultOrder, faultBody } from './faults';
import { type PersonOrder, personBody, putPerson } from './people';
import { snapshot } from './state';

const object = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const phone = { type: 'string', pattern: '^\\+?\\d{5,15}$' };

/** The hand that moves the world: for the lab's page and for journeys. */
export function control(scope: FastifyInstance, world: World): void {
  scope.get('/state', async () => snapshot(world));

  scope.post<{ Body: { advanceMs: number } }>(
    '/clock',
    { schema: { body: object({ advanceMs: { type: 'number', minimum: 0 } }, ['advanceMs']) } },
    async (request) => {
      world.clock.advance(request.body.advanceMs);
      return { now: world.clock.now() };
    },
  );

  scope.post<{ Body: FaultOrder }>('/faults', { schema: { body: faultBody } }, async (request) => ({
    faults: applyFaults(world, request.body),
  }));

  scope.get('/people', async () => ({ people: world.people.list() }));
  scope.post<{ Body: PersonOrder }>('/people', { schema: { body: personBody } }, async (request) => ({
    person: putPerson(world, request.body),
  }));

  scope.get<{ Querystring: { platform?: string; personId?: string; after?: string } }>(
    '/ledger',
    async ({ query }) => {
      const { after = '0', ...named } = query;
      const filter = { ...named, after: Number(after) };
      return { counts: world.ledger.counts(filter), entries: world.ledger.entries(filter) };
    },
  );

  scope.get<{ Querystring: { phone: string } }>(
    '/sms',
    { schema: { querystring: object({ phone }, ['phone']) } },
    async ({ query }) => ({ messages: world.sms.of(query.phone) }),
  );

  scope.post<{ Body: { restartSequence?: boolean } | null }>(
    '/reset',
    { schema: { body: { anyOf: [{ type: 'null' }, object({ restartSequence: { type: 'boolean' } })] } } },
    async (request) => {
      world.reset(request.body ?? {});
      return { ok: true };
    },
  );
}

/** The provider's side of text messages. */
export function sms(scope: FastifyInstance, world: World): void {
  scope.post<{ Body: { phone: string; text: string } }>(
    '/messages',
    {
      schema: {
        body: object({ phone, text: { type: 'string', minLength: 1, maxLength: 500 } }, ['phone', 'text']),
      },
    },
    async (request, reply) => {
      const { id } = world.sms.deliver(request.body.phone, request.body.text);
      return reply.code(202).send({ ok: true, id });
    },
  );
}
