import type { Host } from '../sandbox/host/create-host';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  backFromOrders,
  homeWithGoods,
  logInBySms,
  openMe,
  openProduct,
  openTypedWays,
  pageOpens,
  phoneButtonStands,
  sent,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const gate = { id: 'privacy-gate' };
const declared = { privacy: { required: true } };

const gateComes = (host: Host): Promise<unknown> =>
  host.waitFor(() => host.current().maybe(gate), { what: 'the privacy question' });

const refuse = async (host: Host): Promise<void> => {
  host.current().tap({ id: 'privacy-refuse' });
  await host.waitFor(() => !host.current().maybe(gate), { what: 'no question any more' });
};

const agree = async (host: Host): Promise<void> => {
  host.current().tap({ id: 'privacy-agree' });
  await host.waitFor(() => host.sheet(), { what: 'the sheet that the consent was for' });
  // The host goes on at once; that the gate is gone is drawn a moment later.
  await host.waitFor(() => !host.current().maybe(gate), { what: 'no question any more' });
};

const loginPage = async (host: Host): Promise<void> => {
  await homeWithGoods(host);
  await openMe(host);
  await askForOrders(host);
};

test('[P24] [P03] [F21] Douyin, phone number: refused, then accepted; it comes each time and goes each time', async () => {
  const host = await stage.phone('douyin', stage.person().id, declared).start();
  await loginPage(host);
  host.current().tap({ id: 'agree-box' });
  await phoneButtonStands(host);

  host.current().tap({ id: 'phone-button' });
  await gateComes(host);
  expect(host.sheet()).toBeNull();
  await refuse(host);
  await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), { what: 'a sentence' });
  expect(sent(host, '/api/login/phone')).toBe(0);

  await phoneButtonStands(host);
  host.current().tap({ id: 'phone-button' });
  await gateComes(host);
  await agree(host);
  host.sheet()?.choose('allow');
  await pageOpens(host, 'pages/trade/orders/index');
  expectNoErrors(host);
});

test('[P24] WeChat, phone number: the contract can be read beside the button, whose tap is the consent', async () => {
  const host = await stage.phone('wechat', stage.person().id, declared).start();
  await loginPage(host);
  const contract = await host.waitFor(() => host.current().maybe({ id: 'open-contract' }), {
    what: 'the name of the contract',
  });
  expect(contract.text()).toContain('隐私');
  expect(host.current().maybe({ id: 'phone-button' })).toBeNull();
  host.current().tap({ id: 'agree-box' });
  await phoneButtonStands(host);
  host.current().tap({ id: 'phone-button' });
  const sheet = await host.waitFor(() => host.sheet(), { what: 'the consent for the number' });
  expect(sheet.kind).toBe('phone-consent');
  sheet.choose('allow');
  await pageOpens(host, 'pages/trade/orders/index');
  expectNoErrors(host);
});

test('[P24] [P10] [F21] WeChat, face: refused, then accepted; it comes each time and goes each time', async () => {
  const { id, phoneNumber } = stage.person();
  const host = await stage.phone('wechat', id, declared).start();
  await loginPage(host);
  await openTypedWays(host);
  await logInBySms(host, stage, phoneNumber);
  await backFromOrders(host);
  host.current().tap({ id: 'profile-entry' });
  await pageOpens(host, 'pages/account/profile/index');
  await host.waitFor(() => host.current().maybe({ id: 'choose-avatar' }), { what: 'the avatar button' });

  host.current().tap({ id: 'choose-avatar' });
  await gateComes(host);
  expect(host.sheet()).toBeNull();
  await refuse(host);
  const notice = await host.waitFor(() => host.current().maybe({ id: 'profile-notice' }), {
    what: 'a sentence',
  });
  expect(notice.text()).toContain('隐私');
  expect(sent(host, '/api/me/avatar')).toBe(0);

  host.current().tap({ id: 'choose-avatar' });
  await gateComes(host);
  await agree(host);
  host.sheet()?.choose('choose');
  await host.waitFor(() => sent(host, '/api/me/avatar') === 1, { what: 'the face on its way' });
  expectNoErrors(host);
});

test.each(['wechat', 'douyin'] as const)(
  '[P24] [I06] [F20] %s: before consent nothing private runs, and browsing needs none',
  async (end) => {
    const host = await stage.phone(end, stage.person().id, declared).start();
    await openProduct(host);
    expect(host.sheet()).toBeNull();
    expect(host.current().maybe(gate)).toBeNull();
    const names = host.callLog().map(({ name }) => name);
    expect(
      names.filter((name) => /Profile|UserInfo|PhoneNumber|chooseAvatar|chooseImage/.test(name)),
    ).toEqual([]);
    expectNoErrors(host);
  },
);
