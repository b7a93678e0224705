import type { Host } from '../../sandbox/host/create-host';

/** The steps that several journeys share, as a person takes them. */

export const homeWithGoods = (host: Host): Promise<unknown> =>
  host.waitFor(
    () =>
      host.current().route === 'pages/home/index' &&
      host.current().all({ class: 'product-card' }).length >= 4,
    {
      what: 'goods on the home page',
    },
  );

export const openMe = async (host: Host): Promise<void> => {
  await host.switchTab(2);
  await host.waitFor(() => host.current().maybe({ id: 'orders-entry' }), { what: '我的' });
};

export const pageOpens = (host: Host, route: string): Promise<unknown> =>
  host.waitFor(() => host.current().route === route, { what: `the page ${route}` });

/** 我的订单 as a visitor: the login page opens and offers the phone button. */
export const askForOrders = async (host: Host): Promise<void> => {
  host.current().tap({ id: 'orders-entry' });
  await pageOpens(host, 'pages/login/index');
  await host.waitFor(() => host.current().maybe({ id: 'plain-phone-button' }), { what: 'the plain button' });
};

/** Ticks the agreement, taps the platform's phone button, answers the platform's sheet. */
export const tapPhoneButton = async (host: Host, answer: 'allow' | 'deny'): Promise<void> => {
  host.current().tap({ id: 'agree-box' });
  await host.waitFor(() => host.current().maybe({ id: 'phone-button' }), { what: 'the native phone button' });
  host.current().tap({ id: 'phone-button' });
  const sheet = await host.waitFor(() => host.sheet(), { what: 'the consent of the platform' });
  expect(sheet.kind).toBe('phone-consent');
  sheet.choose(answer);
};

export const memberOnMe = (host: Host): Promise<unknown> =>
  host.waitFor(
    () => host.current().route === 'pages/me/index' && host.current().maybe({ id: 'member-head' }),
    {
      what: 'a member on 我的',
    },
  );
