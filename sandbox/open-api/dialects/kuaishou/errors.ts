import type { Answer } from '../serve';

const words = {
  100200100: ['invalid_request', '参数有误'],
  100200101: ['unauthorized_client', '验证出错'],
  100200102: ['invalid_grant', 'js_code 无效'],
  100200500: ['server_error', '服务繁忙'],
} as const;

/** A refusal of open.kuaishou.com. Only the first two numbers are published; success is `result: 1`. */
export const refuse = (
  result: keyof typeof words,
  about: Pick<Answer, 'appId' | 'personId'> = {},
): Answer => ({
  body: { result: Number(result), error: words[result][0], error_msg: words[result][1] },
  outcome: String(result),
  ...about,
});
