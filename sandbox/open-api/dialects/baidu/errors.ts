import type { World } from '../../world/create-world';
import type { Answer } from '../serve';

type About = Pick<Answer, 'appId' | 'personId'>;

/**
 * A refusal of spapi.baidu.com. The only number that is published is 10010100; the words of OAuth tell the cases apart
 * for a reader, no caller may rest on them.
 */
export const refuseSession = (error: string, description: string, about: About = {}): Answer => ({
  body: { errno: 10010100, error, error_description: description },
  outcome: error,
  ...about,
});

/** A refusal in the words of OAuth 2.0, with its HTTP status. */
export const refuseOAuth = (error: string, description: string, about: About = {}): Answer => ({
  status: error === 'invalid_client' ? 401 : 400,
  body: { error, error_description: description },
  outcome: error,
  ...about,
});

/** A refusal of openapi.baidu.com/rest. */
export const refuseRest = (world: World, errno: number, errmsg: string, about: About = {}): Answer => ({
  body: { errno, errmsg, request_id: requestId(world) },
  outcome: String(errno),
  ...about,
});

export const requestId = (world: World): string => world.random.text(10, '0123456789');
