import { type Static, Type } from '@sinclair/typebox';
import { Id, PhoneNumber, strict } from './common';

/** Six digits of the division table, those of a district. */
export const RegionCode = Type.String({ pattern: '^[0-9]{6}$' });

const notBlank = '\\S';

/** Where goods go, as it is printed on a parcel. */
export const AddressText = strict({
  name: Type.String(),
  phone: Type.String(),
  province: Type.String(),
  city: Type.String(),
  district: Type.String(),
  detail: Type.String(),
});
export type AddressText = Static<typeof AddressText>;

/** The owner sees the own number in full. `label`: '家', '公司' or whatever the owner wrote; may be empty. */
export const Address = strict({
  id: Id,
  ...AddressText.properties,
  regionCode: RegionCode,
  label: Type.String(),
  isDefault: Type.Boolean(),
});
export type Address = Static<typeof Address>;

/** `isDefault` true makes it the default one; false or left out changes nothing about that. The first is the default. */
export const AddressBody = strict({
  name: Type.String({ minLength: 1, maxLength: 20, pattern: notBlank }),
  phone: PhoneNumber,
  regionCode: RegionCode,
  detail: Type.String({ minLength: 1, maxLength: 100, pattern: notBlank }),
  label: Type.Optional(Type.String({ maxLength: 6 })),
  isDefault: Type.Optional(Type.Boolean()),
});
export type AddressBody = Static<typeof AddressBody>;

/** The default one first, then those changed last. At most 20. */
export const AddressesAnswer = strict({ items: Type.Array(Address) });
export type AddressesAnswer = Static<typeof AddressesAnswer>;

export const AddressAnswer = strict({ address: Address });
export type AddressAnswer = Static<typeof AddressAnswer>;

export const Region = strict({ code: RegionCode, name: Type.String() });
export type Region = Static<typeof Region>;

/** The provinces. */
export const RegionsAnswer = strict({ items: Type.Array(Region) });
export type RegionsAnswer = Static<typeof RegionsAnswer>;

/** The cities of one province, each with its districts; every city has at least one. */
export const ProvinceAnswer = strict({
  cities: Type.Array(strict({ ...Region.properties, districts: Type.Array(Region) })),
});
export type ProvinceAnswer = Static<typeof ProvinceAnswer>;
