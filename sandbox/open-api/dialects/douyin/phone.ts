import type { FastifyRequest } from 'fastify';
import { encryptRsa } from '../../crypto/rsa';
import type { World } from '../../world/create-world';
import { phoneJson } from '../../world/phone-json';
import { jsonOf, textIn } from '../input';
import type { Answer } from '../serve';
import { logId, refusePhone } from './errors';

/**
 * POST JSON open.douyin.com/api/apps/v1/get_phonenumber_info/ with the client token in the header `access-token`.
 * The record comes back encrypted with the public key that the app registered.
 */
export function phoneInfo(world: World, request: FastifyRequest): Answer {
  const header = request.headers['access-token'];
  const verdict = world.tokens.judge(typeof header === 'string' ? header : '', 'douyin');
  if (verdict.state === 'expired') return refusePhone(world, 28001008);
  if (verdict.state !== 'live' || verdict.token.kind !== 'client') return refusePhone(world, 28001003);
  const { appId } = verdict.token;
  const app = world.findApp('douyin', appId);
  const value = textIn(jsonOf(request) ?? {}, 'code');
  if (!app || !value) return refusePhone(world, 28001007, { appId });

  const code = world.codes.judge(value, 'phone', app);
  if (code.state === 'unknown') return refusePhone(world, 28001007, { appId });
  if (code.state !== 'live') return refusePhone(world, 28005187, { appId });
  const { record } = code;
  const person = world.people.get(record.personId ?? '');
  if (!person || record.payload === undefined) return refusePhone(world, 28001007, { appId });
  if (world.faults.strikes('douyin', 'deadCodes', 'phone-info', person.id)) {
    return refusePhone(world, 28005187, { appId });
  }
  world.codes.spend(record);
  const plain = JSON.stringify(phoneJson(world, app, person, record.payload));
  return {
    body: {
      err_no: 0,
      err_tips: 'success',
      log_id: logId(world),
      data: encryptRsa(plain, app.publicKeyPem, world.random),
    },
    outcome: 'ok',
    appId,
    personId: person.id,
  };
}
