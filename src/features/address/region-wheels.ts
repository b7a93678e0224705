import type { Region } from '@/contract';
import type { Cities } from './region-table';

/** Where the three wheels stand: province, city, district. */
export type Place = readonly [number, number, number];

/** A district as a form keeps it. */
export interface ChosenRegion {
  readonly code: string;
  /** Province, city and district, for the eye. */
  readonly text: string;
}

const nameOf = ({ name }: Region): string => name;

/** What stands on the wheels; the later two are empty until the province's cities are there. */
export const wheelsAt = (
  provinces: readonly Region[],
  cities: Cities | undefined,
  [, city]: Place,
): string[][] => [
  provinces.map(nameOf),
  (cities ?? []).map(nameOf),
  (cities?.[city]?.districts ?? []).map(nameOf),
];

/** A wheel was moved: those behind it go back to their start. Null for what no host should say. */
export const rolled = ([province, city]: Place, column: unknown, value: unknown): Place | null => {
  const at = Number(value);
  if (!Number.isInteger(at) || at < 0) return null;
  if (Number(column) === 0) return [at, 0, 0];
  if (Number(column) === 1) return [province, at, 0];
  return Number(column) === 2 ? [province, city, at] : null;
};

/** The place of a picker's answer; hosts leave out wheels that were not touched. */
export const placeFrom = (value: unknown): Place | null => {
  if (!Array.isArray(value)) return null;
  const [province, city, district] = value.map((part) => Number(part ?? 0));
  const parts = [province ?? 0, city ?? 0, district ?? 0] as const;
  return parts.every((part) => Number.isInteger(part) && part >= 0) ? parts : null;
};

/** Where a district stands among the cities of its province; at the start when it is not there. */
export const placeOf = (code: string, provinces: readonly Region[], cities: Cities | undefined): Place => {
  const province = Math.max(
    0,
    provinces.findIndex((one) => one.code.slice(0, 2) === code.slice(0, 2)),
  );
  const city = Math.max(
    0,
    (cities ?? []).findIndex((one) => one.districts.some((district) => district.code === code)),
  );
  const districts = cities?.[city]?.districts ?? [];
  return [
    province,
    city,
    Math.max(
      0,
      districts.findIndex((district) => district.code === code),
    ),
  ];
};

/** The district at a place; null where there is none. */
export const regionAt = (
  provinces: readonly Region[],
  cities: Cities | undefined,
  [province, city, district]: Place,
): ChosenRegion | null => {
  const names = [provinces[province], cities?.[city], cities?.[city]?.districts[district]];
  const last = names[2];
  if (last === undefined) return null;
  return { code: last.code, text: names.map((one) => one?.name ?? '').join(' ') };
};
