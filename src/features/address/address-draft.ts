import type { Address, AddressBody } from '@/contract';
import type { ChosenRegion } from './region-wheels';

/** What stands in the form. */
export interface AddressDraft {
  readonly name: string;
  readonly phone: string;
  readonly region: ChosenRegion | null;
  readonly detail: string;
  readonly label: string;
  readonly isDefault: boolean;
}

export const labels = ['家', '公司', '学校'] as const;

const emptyDraft: AddressDraft = {
  name: '',
  phone: '',
  region: null,
  detail: '',
  label: '',
  isDefault: false,
};

export const draftOf = (address: Address | null): AddressDraft => {
  if (address === null) return emptyDraft;
  const { name, phone, regionCode, province, city, district, detail, label, isDefault } = address;
  const region = { code: regionCode, text: `${province} ${city} ${district}` };
  return { name, phone, region, detail, label, isDefault };
};

type Checked =
  | { readonly kind: 'address'; readonly body: AddressBody }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Checked => ({ kind: 'refused', reason });

/** The draft as the wire asks for it, or what is missing first. */
export const addressFrom = (draft: AddressDraft): Checked => {
  const name = draft.name.trim();
  const detail = draft.detail.replace(/\s+/g, ' ').trim();
  if (name === '') return refused('请填写收货人');
  if (name.length > 20) return refused('收货人最多 20 个字');
  if (!/^1[3-9]\d{9}$/.test(draft.phone)) return refused('请填写正确的手机号');
  if (draft.region === null) return refused('请选择所在地区');
  if (detail === '') return refused('请填写详细地址');
  if (detail.length > 100) return refused('详细地址最多 100 个字');
  const { phone, label, isDefault } = draft;
  return { kind: 'address', body: { name, phone, regionCode: draft.region.code, detail, label, isDefault } };
};
