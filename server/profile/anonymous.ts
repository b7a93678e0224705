/** Names that a host hands out in place of one: WeChat from base library 2.27.1 on, Baidu after a refusal. */
const names: ReadonlySet<string> = new Set(['微信用户', '百度网友']);

/** Part of the address of WeChat's grey face; what follows it is a size. */
const greyFace = '/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6';

/** Nobody's name, which says only that somebody did not give theirs. */
export const isAnonymousName = (nickname: string): boolean => names.has(nickname.trim());

/** Nobody's face. */
export const isAnonymousAvatar = (url: string): boolean => url.includes(greyFace);
