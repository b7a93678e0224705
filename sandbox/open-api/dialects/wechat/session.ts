import type { FastifyRequest } from 'fastify';
import { signWithSessionKey } from '../../crypto/signatures';
import type { World } from '../../world/create-world';
import type { SandboxApp } from '../../world/types';
import { queryOf } from '../input';
import type { Answer } from '../serve';
import { appOfToken } from './credentials';
import { refuse, type WechatErrcode } from './errors';

type Proof = { readonly app: SandboxApp; readonly personId: string } | { readonly errcode: WechatErrcode };

/** The caller proves that it holds the live key by signing the empty text with it. */
function prove(world: World, request: FastifyRequest): Proof {
  const query = queryOf(request);
  const found = appOfToken(world, query.access_token);
  if ('errcode' in found) return found;
  if (query.sig_method !== 'hmac_sha256') return { errcode: 87008 };
  const personId = world.ids.personOf(found.app, query.openid ?? '');
  if (personId === undefined) return { errcode: 40003 };
  const key = world.keys.live(found.app, personId);
  if (!key || signWithSessionKey('', key.value) !== query.signature) return { errcode: 87009 };
  return { app: found.app, personId };
}

/** GET /wxa/checksession */
export function checkSession(world: World, request: FastifyRequest): Answer {
  const proof = prove(world, request);
  if ('errcode' in proof) return refuse(world, proof.errcode);
  return {
    body: { errcode: 0, errmsg: 'ok' },
    outcome: 'ok',
    appId: proof.app.appId,
    personId: proof.personId,
  };
}

/** GET /wxa/resetusersessionkey: the new key ends when the old one would have. */
export function resetSessionKey(world: World, request: FastifyRequest): Answer {
  const proof = prove(world, request);
  if ('errcode' in proof) return refuse(world, proof.errcode);
  const { app, personId } = proof;
  const key = world.keys.renew(app, personId);
  return {
    body: { errcode: 0, errmsg: 'ok', openid: world.ids.openId(app, personId), session_key: key.value },
    outcome: 'ok',
    appId: app.appId,
    personId,
  };
}
