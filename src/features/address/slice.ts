import type { Address, AddressBody } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { createRegionTable, type RegionTable } from './region-table';

export interface AddressSlice extends RegionTable {
  /** The default one first, then those changed last. */
  readonly addresses: Loadable<readonly Address[]>;
  /** Never rejects. */
  loadAddresses(): Promise<void>;
  /** `id` null: a new one. Answers with the address as the server has it; rejects when it was refused. */
  saveAddress(id: string | null, body: AddressBody): Promise<Address>;
  removeAddress(id: string): Promise<void>;
  makeDefaultAddress(id: string): Promise<void>;
  /** These were another user's addresses. */
  forgetAddresses(): void;
}

export const createAddressSlice: SliceCreator<AddressSlice> = (set, get, api) => {
  const load = createLoader<readonly Address[]>({
    fetch: async () => (await api.auth.request('listAddresses', {})).items,
    read: () => get().addresses,
    write: (addresses) => set({ addresses }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  return {
    ...createRegionTable(set, get, api),
    addresses: { kind: 'idle' },
    loadAddresses: load,
    saveAddress: async (id, body) => {
      const { address } = await (id === null
        ? api.auth.request('createAddress', { body })
        : api.auth.request('updateAddress', { params: { id }, body }));
      // The order of the list and which one is the default are the server's matter.
      await load();
      return address;
    },
    removeAddress: async (id) => {
      await api.auth.request('removeAddress', { params: { id } });
      await load();
    },
    makeDefaultAddress: async (id) => {
      await api.auth.request('setDefaultAddress', { params: { id } });
      await load();
    },
    forgetAddresses: load.forget,
  };
};
