import type { Host } from '../../sandbox/host/create-host';
import { type Tab, tabs } from '../../src/routes';
import type { Stage } from './stage';

/** The steps that several journeys share, as a person takes them. */

/** A tap on an entry of the tab bar; `routes.test.ts` holds the order of the bar. */
export const openTab = (host: Host, tab: Tab): Promise<void> => host.switchTab(tabs.indexOf(tab));

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
  await openTab(host, 'me');
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

/** The platform's phone button stands and takes a tap. */
export const phoneButtonStands = (host: Host): Promise<unknown> =>
  host.waitFor(() => host.current().maybe({ id: 'phone-button' })?.disabled() === false, {
    what: 'the native phone button',
  });

/** Ticks the agreement, taps the platform's phone button, answers the platform's sheet. */
export const tapPhoneButton = async (host: Host, answer: 'allow' | 'deny'): Promise<void> => {
  host.current().tap({ id: 'agree-box' });
  await phoneButtonStands(host);
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

/** Unfolds the ways for any number on the login page or sheet, and ticks the agreement. */
export const openTypedWays = async (host: Host): Promise<void> => {
  host.current().tap({ id: 'agree-box' });
  host.current().tap({ id: 'sms-toggle' });
  await host.waitFor(() => host.current().maybe({ id: 'login-tab-sms' }), { what: 'the typed ways' });
};

/** Number, message, code, login; the typed ways are open. `messages` counts those to this number so far and now. */
export const logInBySms = async (
  host: Host,
  stage: Stage,
  phoneNumber: string,
  messages = 1,
): Promise<void> => {
  host.current().tap({ id: 'login-tab-sms' });
  await host.waitFor(() => host.current().maybe({ id: 'sms-phone' }), { what: 'the form for the code' });
  host.current().input({ id: 'sms-phone' }, phoneNumber);
  host.current().tap({ id: 'sms-send' });
  const code = await stage.smsCode(phoneNumber, messages);
  await host.waitFor(() => host.current().find({ id: 'sms-send' }).text().includes('秒后重发'), {
    what: 'the count-down',
  });
  host.current().input({ id: 'sms-code' }, code);
  host.current().tap({ id: 'sms-submit' });
};

export const logInByPassword = async (host: Host, phoneNumber: string, password: string): Promise<void> => {
  host.current().tap({ id: 'login-tab-password' });
  await host.waitFor(() => host.current().maybe({ id: 'password-phone' }), {
    what: 'the form for the password',
  });
  host.current().input({ id: 'password-phone' }, phoneNumber);
  host.current().input({ id: 'password-input' }, password);
  host.current().tap({ id: 'password-submit' });
};

/** The list of orders opened after a login: it is read, then left for 我的. */
export const backFromOrders = async (host: Host): Promise<void> => {
  await pageOpens(host, 'pages/trade/orders/index');
  await host.waitFor(() => host.current().text().includes('还没有'), { what: 'an empty list of orders' });
  await host.back();
  await memberOnMe(host);
};

/** A member from a cold start by the phone button, on 我的. */
export const becomeMember = async (host: Host): Promise<void> => {
  await homeWithGoods(host);
  await openMe(host);
  await askForOrders(host);
  await tapPhoneButton(host, 'allow');
  await backFromOrders(host);
};

/** From 我的 to one of the pages behind 设置. */
export const openSettings = async (host: Host, entry?: string, route?: string): Promise<void> => {
  host.current().tap({ id: 'settings-entry' });
  await pageOpens(host, 'pages/account/settings/index');
  if (entry === undefined || route === undefined) return;
  await host.waitFor(() => host.current().maybe({ id: entry }), { what: entry });
  host.current().tap({ id: entry });
  await pageOpens(host, route);
};

/** Answers the question that the app asks in the host's own dialogue. */
export const confirmModal = async (host: Host): Promise<void> => {
  const sheet = await host.waitFor(() => host.sheet(), { what: 'a question' });
  expect(sheet.kind).toBe('modal');
  sheet.choose('confirm');
};

export const signOut = async (host: Host): Promise<void> => {
  await openSettings(host);
  await host.waitFor(() => host.current().maybe({ id: 'sign-out' }), { what: '退出登录' });
  host.current().tap({ id: 'sign-out' });
  await confirmModal(host);
  await visitorOnMe(host);
};

export const visitorOnMe = (host: Host): Promise<unknown> =>
  host.waitFor(
    () => host.current().route === 'pages/me/index' && host.current().maybe({ id: 'login-entry' }),
    { what: 'a visitor on 我的' },
  );

/** Every toast of the app so far. */
export const told = (host: Host): string[] => host.toasts().map(({ title }) => title);

/** The first good on the home page that can be bought, on its own page. */
export const openProduct = async (host: Host, index = 0): Promise<void> => {
  await homeWithGoods(host);
  host.current().tap({ class: 'product-card', index });
  await pageOpens(host, 'pages/shop/product/index');
  await host.waitFor(() => host.current().maybe({ id: 'buy-now' }), { what: 'the product' });
};

/** Chooses the first value of each spec and two pieces, and confirms. Gives what was chosen, in the sheet's words. */
export const chooseTwo = async (host: Host, button: 'buy-now' | 'add-to-cart'): Promise<string> => {
  host.current().tap({ id: button });
  await host.waitFor(() => host.current().maybe({ id: 'sku-confirm' }), { what: 'the choice of a SKU' });
  for (let spec = 0; host.current().maybe({ id: `spec-${spec}-0` }); spec += 1) {
    const isChosen = host
      .current()
      .find({ id: `spec-${spec}-0` })
      .classes.includes('spec-value-on');
    if (!isChosen) host.current().tap({ id: `spec-${spec}-0` });
  }
  await host.waitFor(() => !host.current().find({ class: 'sku-choice' }).text().includes('请选择'), {
    what: 'a chosen SKU',
  });
  host.current().tap({ id: 'more-sku' });
  await host.waitFor(() => host.current().find({ class: 'stepper' }).text() === '2', { what: 'two pieces' });
  const chosen = host.current().find({ class: 'sku-choice' }).text();
  host.current().tap({ id: 'sku-confirm' });
  return chosen;
};

const requestsTo = (host: Host, path: string) => host.requests().filter((request) => request.path === path);

/** How often the app called one of our routes. */
export const sent = (host: Host, path: string): number => requestsTo(host, path).length;

/** Logins of the platform since a mark in the call log, by the API that the platform has for it. */
export const loginsSince = (host: Host, mark: number): number =>
  host
    .callLog()
    .slice(mark)
    .filter(({ name }) => name === 'login' || name === 'getLoginCode').length;

/** A button of ours whose work is over: before that it takes no tap. */
export const buttonRests = (host: Host, id: string): Promise<unknown> =>
  host.waitFor(() => host.current().find({ id }).classes.includes('button-busy') === false, {
    what: `the button ${id} at rest`,
  });
