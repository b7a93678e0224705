import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { openSession } from '../../world/sessions';
import { queryAndForm } from '../input';
import type { Answer } from '../serve';
import { refuse } from './errors';

/** POST form open.kuaishou.com/oauth2/mp/code2session; the same keys in the query are taken too. */
export function exchange(world: World, request: FastifyRequest): Answer {
  const { app_id: appId, app_secret: secret, js_code: code } = queryAndForm(request);
  if (!appId || !secret || !code) return refuse(100200100);
  const app = world.findApp('kuaishou', appId);
  if (!app || app.secret !== secret) return refuse(100200101);
  const about = { appId: app.appId };
  const verdict = world.codes.judge(code, 'login', app);
  if (verdict.state !== 'live' || verdict.record.personId === undefined) return refuse(100200102, about);
  const { personId } = verdict.record;
  if (world.faults.strikes('kuaishou', 'deadCodes', 'exchange', personId)) return refuse(100200102, about);

  const unionId = world.ids.unionId(app, personId);
  return {
    body: {
      result: 1,
      session_key: openSession(world, app, verdict.record, personId).value,
      open_id: world.ids.openId(app, personId),
      ...(unionId === null ? {} : { union_id: unionId }),
    },
    outcome: 'ok',
    personId,
    ...about,
  };
}
