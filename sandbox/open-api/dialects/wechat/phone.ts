import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { phoneJson } from '../../world/phone-json';
import { jsonOf, queryOf, textIn } from '../input';
import type { Answer } from '../serve';
import { appOfToken } from './credentials';
import { refuse } from './errors';

/** POST JSON /wxa/business/getuserphonenumber. Used, expired, foreign and login codes all answer 40029. */
export function phoneInfo(world: World, request: FastifyRequest): Answer {
  const found = appOfToken(world, queryOf(request).access_token);
  if ('errcode' in found) return refuse(world, found.errcode);
  const { app } = found;
  const about = { appId: app.appId };
  const body = jsonOf(request);
  if (!body) return refuse(world, 47001, about);
  const code = textIn(body, 'code');
  if (!code) return refuse(world, 40029, about);

  const verdict = world.codes.judge(code, 'phone', app);
  if (verdict.state !== 'live') return refuse(world, 40029, about);
  const { record } = verdict;
  const person = world.people.get(record.personId ?? '');
  if (!person || record.payload === undefined) return refuse(world, 40029, about);
  if (world.faults.strikes('wechat', 'deadCodes', 'phone-info', person.id))
    return refuse(world, 40029, about);
  const openId = textIn(body, 'openid');
  if (openId !== undefined && openId !== world.ids.openId(app, person.id)) return refuse(world, 40029, about);

  world.codes.spend(record);
  return {
    body: { errcode: 0, errmsg: 'ok', phone_info: phoneJson(world, app, person, record.payload) },
    outcome: 'ok',
    personId: person.id,
    ...about,
  };
}
