import type { Address, AddressAnswer, AddressBody, AddressesAnswer } from '../../../src/contract/address';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import type { Regions } from '../regions/regions';
import {
  type AddressFields,
  type AddressRow,
  addAddress,
  changeAddress,
  listAddresses,
  makeDefault,
  removeAddress,
} from './address-repository';

/** Every method sees the addresses of one user only; another's is NOT_FOUND. */
export interface AddressService {
  list(userId: string): Promise<AddressesAnswer>;
  /** Refuses with REGION_INVALID and ADDRESS_FULL. The same address twice is one address. */
  create(userId: string, body: AddressBody): Promise<AddressAnswer>;
  update(userId: string, id: string, body: AddressBody): Promise<AddressAnswer>;
  setDefault(userId: string, id: string): Promise<AddressAnswer>;
  /** Removing what is not there is no error. */
  remove(userId: string, id: string): Promise<void>;
}

export const addressOf = (row: AddressRow): Address => ({
  id: row.id,
  name: row.name,
  phone: row.phone,
  province: row.province,
  city: row.city,
  district: row.district,
  detail: row.detail,
  regionCode: row.regionCode,
  label: row.label,
  isDefault: row.isDefault,
});

export const createAddressService = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly regions: Regions;
}): AddressService => {
  const { db, clock, random, regions } = deps;

  const fieldsOf = ({ name, phone, regionCode, detail, label = '' }: AddressBody): AddressFields => {
    const names = regions.namesOf(regionCode);
    if (names === null) throw new AppError('REGION_INVALID', { field: 'regionCode' });
    return { name: name.trim(), phone, regionCode, ...names, detail: detail.trim(), label: label.trim() };
  };

  const answer = (row: AddressRow | null): AddressAnswer => {
    if (row === null) throw new AppError('NOT_FOUND');
    return { address: addressOf(row) };
  };

  const rowFor = (userId: string, id: string, body: AddressBody) => ({
    id,
    userId,
    fields: fieldsOf(body),
    asDefault: body.isDefault === true,
    at: clock.now(),
  });

  return {
    list: async (userId) => ({ items: (await listAddresses(db, userId)).map(addressOf) }),
    create: async (userId, body) => {
      const row = await addAddress(db, rowFor(userId, newId(random), body));
      if (row === 'ADDRESS_FULL') throw new AppError('ADDRESS_FULL');
      return answer(row);
    },
    update: async (userId, id, body) => answer(await changeAddress(db, rowFor(userId, id, body))),
    setDefault: async (userId, id) => answer(await makeDefault(db, userId, id)),
    remove: (userId, id) => removeAddress(db, userId, id),
  };
};
