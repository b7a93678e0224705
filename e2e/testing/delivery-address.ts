import type { Host } from '../../sandbox/host/create-host';
import type { Address } from '../../src/contract';
import type { Phone } from './phone';
import type { Stage } from './stage';
import { pageOpens } from './walk';

/** The district that the journeys live in. */
const home = { province: '浙江省', city: '杭州市', district: '西湖区', regionCode: '330106' };

/** Gives a member an address behind the app's back: an order needs one. */
export const giveAddress = async (
  stage: Stage,
  phone: Phone,
  fields: Partial<Pick<Address, 'name' | 'detail' | 'label' | 'isDefault'>> = {},
): Promise<Address> => {
  const body = {
    name: '林夏',
    phone: '13800138000',
    regionCode: home.regionCode,
    detail: '文三路 9 号',
    ...fields,
  };
  return (await stage.ask(phone, 'POST', '/api/addresses', body)).address as Address;
};

const answerWheels = async (host: Host, value: readonly (string | number)[]): Promise<void> => {
  host.current().tap({ id: 'region-picker' });
  const sheet = await host.waitFor(() => host.sheet(), { what: 'the wheels of provinces' });
  sheet.choose('confirm', value);
};

/** Fills in the form for a new address and saves it, as a person does; the form is open. */
export const writeAddress = async (host: Host, name: string, detail: string): Promise<void> => {
  await pageOpens(host, 'pages/account/addresses-edit/index');
  const wheels = (): unknown => host.current().maybe({ id: 'region-picker' })?.disabled() === false;
  await host.waitFor(wheels, { what: 'the provinces' });
  host.current().input({ id: 'address-name' }, name);
  host.current().input({ id: 'address-phone' }, '13800138000');
  // The cities come when the wheel of provinces stops there; only then can one be chosen.
  await answerWheels(host, [home.province, 0, 0]);
  const wheel = (column: number): unknown => {
    const range = host.current().find({ id: 'region-picker' }).attr('range');
    return Array.isArray(range) ? range[column] : [];
  };
  const hasCities = (): boolean => [wheel(1)].flat().includes(home.city);
  await host.waitFor(hasCities, { what: 'the cities of the province' });
  await answerWheels(host, [home.province, home.city, home.district]);
  await host.waitFor(() => host.current().text().includes(home.district), { what: 'the chosen district' });
  host.current().input({ id: 'address-detail' }, detail);
  host.current().tap({ id: 'address-save' });
};

/** The checkout with an address: what it shows is counted and can be submitted. */
export const checkoutWithAddress = async (host: Host): Promise<void> => {
  await pageOpens(host, 'pages/trade/checkout/index');
  await host.waitFor(() => host.current().maybe({ id: 'checkout-address' })?.text().includes(home.district), {
    what: 'the address on the checkout',
  });
};
