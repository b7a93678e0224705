import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  backFromOrders,
  becomeMember,
  logInByPassword,
  logInBySms,
  openMe,
  openSettings,
  openTypedWays,
  pageOpens,
  sent,
  signOut,
  tapPhoneButton,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const masked = (phoneNumber: string): string => `${phoneNumber.slice(0, 3)}****${phoneNumber.slice(-4)}`;

describe.each(ends)('a number that is typed in, on %s', (end) => {
  test('[P16] [P04] a code by message: member, and the page that was asked for', async () => {
    const { id, phoneNumber } = stage.person();
    const host = await stage.phone(end, id).start();
    await openMe(host);
    await askForOrders(host);
    await openTypedWays(host);
    await logInBySms(host, stage, phoneNumber);
    await backFromOrders(host);
    expect(host.current().text()).toContain(masked(phoneNumber));
    expect(host.calls('getPhoneNumber') + sent(host, '/api/login/phone')).toBe(0);
    expectNoErrors(host);
  });

  test('[P03] [P16] the platform is refused, the message is not', async () => {
    const { id, phoneNumber } = stage.person();
    const host = await stage.phone(end, id).start();
    await openMe(host);
    await askForOrders(host);
    await tapPhoneButton(host, 'deny');
    const notice = await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), {
      what: 'a sentence about the refusal',
    });
    expect(notice.text()).toContain('浏览');
    host.current().tap({ id: 'sms-toggle' });
    await host.waitFor(() => host.current().maybe({ id: 'login-tab-sms' }), { what: 'the typed ways' });
    await logInBySms(host, stage, phoneNumber);
    await pageOpens(host, 'pages/trade/orders/index');
    expectNoErrors(host);
  });

  test('[P17] [P21] a password is set, the member signs out and comes back with it', async () => {
    const { id, phoneNumber } = stage.person();
    const host = await stage.phone(end, id).start();
    await becomeMember(host);
    await openSettings(host, 'password-entry', 'pages/account/password/index');
    await host.waitFor(() => host.current().maybe({ id: 'password-first' }), { what: 'the form' });
    host.current().input({ id: 'password-first' }, 'Pass2word!');
    host.current().input({ id: 'password-second' }, 'Pass2word!');
    host.current().tap({ id: 'password-submit' });
    await host.waitFor(() => host.current().route !== 'pages/account/password/index', {
      what: 'the password is set',
    });
    if (host.current().route !== 'pages/me/index') await host.back();
    await pageOpens(host, 'pages/me/index');
    await signOut(host);

    await askForOrders(host);
    await openTypedWays(host);
    await logInByPassword(host, phoneNumber, 'Pass2wrong!');
    await host.waitFor(() => host.current().maybe({ id: 'login-notice' }), { what: 'a refusal' });
    await logInByPassword(host, phoneNumber, 'Pass2word!');
    await backFromOrders(host);
    expect(host.current().text()).toContain(masked(phoneNumber));
    expectNoErrors(host);
  });
});
