import { Picker, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/icon/icon';
import { readyValue } from '@/shared/loadable';
import { useStoreShallow } from '@/store/use-store';
import {
  type ChosenRegion,
  type Place,
  placeFrom,
  placeOf,
  regionAt,
  rolled,
  wheelsAt,
} from './region-wheels';
import './region-field.scss';

interface RegionFieldProps {
  readonly region: ChosenRegion | null;
  readonly onChoose: (region: ChosenRegion) => void;
  /** A sentence about why nothing was chosen. */
  readonly onRefused: (reason: string) => void;
}

/** Province, city and district on three wheels; a province's cities are fetched when its wheel stops there. */
export const RegionField = ({ region, onChoose, onRefused }: RegionFieldProps) => {
  const { table, citiesOf, loadProvinces, loadCities } = useStoreShallow((state) => ({
    table: state.regionProvinces,
    citiesOf: state.regionCities,
    loadProvinces: state.loadProvinces,
    loadCities: state.loadCities,
  }));
  const provinces = readyValue(table) ?? [];
  const code = region?.code ?? '';
  const home = provinces[placeOf(code, provinces, undefined)[0]]?.code;
  /** Null until a wheel is moved: they stand where the chosen district is. */
  const [moved, setMoved] = useState<Place | null>(null);
  const place = moved ?? placeOf(code, provinces, home === undefined ? undefined : citiesOf[home]);
  const province = provinces[place[0]]?.code;
  const cities = province === undefined ? undefined : citiesOf[province];

  useEffect(() => void loadProvinces(), [loadProvinces]);
  useEffect(() => {
    if (province !== undefined) void loadCities(province).catch(() => undefined);
  }, [province, loadCities]);

  const choose = (value: unknown): void => {
    const stop = placeFrom(value);
    if (stop === null) return;
    setMoved(stop);
    const stopProvince = provinces[stop[0]]?.code;
    // Wheels that were empty at the tap say nothing about what the user wants.
    const chosen = stopProvince === undefined ? null : regionAt(provinces, citiesOf[stopProvince], stop);
    if (chosen === null) onRefused('地区还没加载完，请重新选择');
    else onChoose(chosen);
  };

  return (
    <Picker
      id="region-picker"
      mode="multiSelector"
      range={wheelsAt(provinces, cities, place)}
      value={[...place]}
      disabled={provinces.length === 0}
      onColumnChange={({ detail }) => setMoved(rolled(place, detail.column, detail.value) ?? place)}
      onCancel={() => setMoved(null)}
      onChange={({ detail }) => choose(detail.value)}
    >
      <View
        id="region-field"
        className="region-field"
        onClick={() => {
          if (table.kind === 'failed') void loadProvinces();
        }}
      >
        <Text className="region-field-name">所在地区</Text>
        <Text className={region === null ? 'region-field-none' : 'region-field-value'}>
          {region?.text ?? (table.kind === 'failed' ? table.message : '请选择省 / 市 / 区')}
        </Text>
        <View className="region-field-arrow">
          <Icon name="arrow" size="sm" />
        </View>
      </View>
    </Picker>
  );
};
