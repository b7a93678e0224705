import type { ProvinceAnswer, Region } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';

export type Cities = ProvinceAnswer['cities'];

/** The division table as far as it was looked at: a province's cities come when somebody stops at it. */
export interface RegionTable {
  readonly regionProvinces: Loadable<readonly Region[]>;
  /** By the province's code. */
  readonly regionCities: Readonly<Record<string, Cities>>;
  /** Never rejects; what is there is not fetched again. */
  loadProvinces(): Promise<void>;
  /** Resolves at once for a province that is there; rejects when it failed. */
  loadCities(provinceCode: string): Promise<Cities>;
}

export const createRegionTable = (
  set: SliceSet<RegionTable>,
  get: SliceGet<RegionTable>,
  api: SliceApi,
): RegionTable => {
  const provinces = createLoader<readonly Region[]>({
    fetch: async () => (await api.auth.request('listRegions', {})).items,
    read: () => get().regionProvinces,
    write: (regionProvinces) => set({ regionProvinces }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  return {
    regionProvinces: { kind: 'idle' },
    regionCities: {},
    loadProvinces: async () => {
      if (get().regionProvinces.kind !== 'ready') await provinces();
    },
    loadCities: async (code) => {
      const known = get().regionCities[code];
      if (known !== undefined) return known;
      const { cities } = await api.auth.request('getProvince', { params: { code } });
      set(({ regionCities }) => ({ regionCities: { ...regionCities, [code]: cities } }));
      return cities;
    },
  };
};
