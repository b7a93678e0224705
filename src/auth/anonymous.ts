import { refusal } from './errors';

/** Names that a host hands out in place of one: WeChat from base library 2.27.1 on, Baidu after a refusal. */
const names = ['微信用户', '百度网友'];

/** Part of the address of WeChat's grey face; what follows it is a size. */
const greyFace = 'POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6';

/** What a host says of its user, as far as it can be read here. */
export interface ShownProfile {
  readonly nickname?: string | undefined;
  readonly avatarUrl?: string | undefined;
  /** Baidu's own word for it. */
  readonly isAnonymous?: boolean | undefined;
  /** The JSON text that a signature stands for. */
  readonly rawData?: string | undefined;
}

/** Refuses what is nobody's name and face, so that it is never sent and never stored. */
export const refuseAnonymous = ({
  nickname,
  avatarUrl = '',
  isAnonymous,
  rawData = '',
}: ShownProfile): void => {
  const isNobody =
    isAnonymous === true ||
    names.some((name) => nickname?.trim() === name || rawData.includes(`"${name}"`)) ||
    `${avatarUrl}${rawData}`.includes(greyFace);
  if (isNobody) throw refusal('PROFILE_ANONYMOUS');
};
