import { PLATFORMS } from '../world/types';

export const platformParams = {
  type: 'object',
  properties: { platform: { enum: PLATFORMS } },
  required: ['platform'],
} as const;

const id = { type: 'string', minLength: 1, maxLength: 200 };
const answer = { enum: ['allow', 'deny'] };
const version = { type: 'string', pattern: '^\\d+(\\.\\d+){0,3}$' };

const body = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties: { appId: id, personId: id, deviceId: id, ...properties },
  required: ['appId', 'personId', ...required],
  additionalProperties: false,
});

export const loginBody = body({ force: { type: 'boolean' }, panel: { enum: ['accept', 'cancel'] } });
export const checkSessionBody = body({});
export const phoneCheckBody = body({});
export const phoneBody = body({
  consent: answer,
  phoneIndex: { type: 'integer', minimum: 0 },
  phoneNumber: { type: 'string', pattern: '^\\d{5,15}$' },
  baseLibrary: version,
  realtime: { type: 'boolean' },
});
export const profileBody = body({
  consent: answer,
  api: { enum: ['getUserProfile', 'getUserInfo'] },
  baseLibrary: version,
});
export const privacyBody = body({ action: { enum: ['query', 'agree', 'disagree'] } }, ['action']);
export const hostLoginBody = body({ action: { enum: ['query', 'accept', 'cancel', 'logout'] } }, ['action']);
