import { createRegions } from './regions';

const regions = createRegions();

test('[H14] every province has cities, every city districts, and every district knows its names', () => {
  const provinces = regions.provinces();
  expect(provinces).toHaveLength(34);
  let districts = 0;
  for (const { code, name } of provinces) {
    const { cities } = regions.province(code) ?? { cities: [] };
    expect(cities.length).toBeGreaterThan(0);
    for (const city of cities) {
      expect(city.districts.length).toBeGreaterThan(0);
      for (const district of city.districts) {
        districts += 1;
        expect(regions.namesOf(district.code)).toEqual({
          province: name,
          city: city.name,
          district: district.name,
        });
      }
    }
  }
  expect(districts).toBeGreaterThan(3000);
});

test('[H14] what is not a district has no names', () => {
  expect(regions.namesOf('330106')).toEqual({ province: '浙江省', city: '杭州市', district: '西湖区' });
  for (const code of ['330000', '330100', '999999', '', 'toString']) expect(regions.namesOf(code)).toBeNull();
  expect(regions.province('330100')).toBeNull();
  expect(regions.province('constructor')).toBeNull();
});

test('[H14] one province is small enough to be fetched while somebody picks', () => {
  const sizes = regions.provinces().map(({ code }) => JSON.stringify(regions.province(code)).length);
  expect(Math.max(...sizes)).toBeLessThan(16_000);
});
