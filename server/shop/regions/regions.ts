import { areaList } from '@vant/area-data';
import type { ProvinceAnswer, Region } from '../../../src/contract/address';

/** The names that a district's code stands for. */
export interface RegionNames {
  readonly province: string;
  readonly city: string;
  readonly district: string;
}

/** The division table. Codes are those of the table: two digits of a province, two of a city, two of a district. */
export interface Regions {
  provinces(): readonly Region[];
  /** Null for what is not the code of a province. */
  province(code: string): ProvinceAnswer | null;
  /** Null for what is not the code of a district. */
  namesOf(code: string): RegionNames | null;
}

const rows = (list: Readonly<Record<string, string>>): Region[] =>
  Object.entries(list)
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

const groupBy = (regions: readonly Region[], digits: number): ReadonlyMap<string, Region[]> => {
  const groups = new Map<string, Region[]>();
  for (const region of regions) {
    const key = region.code.slice(0, digits);
    groups.set(key, [...(groups.get(key) ?? []), region]);
  }
  return groups;
};

/** The table of the package `@vant/area-data`. */
export const createRegions = (): Regions => {
  const all = rows(areaList.province_list);
  const citiesOf = groupBy(rows(areaList.city_list), 2);
  const districtsOf = groupBy(rows(areaList.county_list), 4);
  const provinces = new Map(Object.entries(areaList.province_list));
  const cities = new Map(Object.entries(areaList.city_list));
  const districts = new Map(Object.entries(areaList.county_list));
  return {
    provinces: () => all,
    province: (code) => {
      if (!provinces.has(code)) return null;
      const inside = citiesOf.get(code.slice(0, 2)) ?? [];
      return {
        cities: inside.map((city) => ({ ...city, districts: districtsOf.get(city.code.slice(0, 4)) ?? [] })),
      };
    },
    namesOf: (code) => {
      const province = provinces.get(`${code.slice(0, 2)}0000`);
      const city = cities.get(`${code.slice(0, 4)}00`);
      const district = districts.get(code);
      if (province === undefined || city === undefined || district === undefined) return null;
      return { province, city, district };
    },
  };
};
