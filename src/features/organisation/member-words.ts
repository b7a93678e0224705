import type { OrganisationMember } from '@/contract';
import { moduleOf } from './modules';

export const memberName = ({ nickname }: OrganisationMember): string => nickname ?? '未设置昵称';

/** Who is meant, in a question. */
export const memberCalled = ({ nickname, phoneMasked }: OrganisationMember): string =>
  nickname ?? phoneMasked ?? '该成员';

/** A module of a newer server has no title of ours. */
export const moduleTitle = (name: string): string => moduleOf(name)?.title ?? name;

/** How many of the organisation's modules are on for a member. */
export const rightsText = ({ modules }: OrganisationMember): string => {
  const on = modules.filter(({ isOn }) => isOn).length;
  return modules.length === 0 ? '企业尚未开通功能' : `已开通 ${on}/${modules.length} 项功能`;
};

/** Chinese mainland mobile number, as the server takes it. */
export const isPhone = (text: string): boolean => /^1[3-9][0-9]{9}$/.test(text);
