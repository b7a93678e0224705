import type { Host } from '../sandbox/host/create-host';
import { type End, ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  backFromOrders,
  becomeMember,
  buttonRests,
  confirmModal,
  memberOnMe,
  openSettings,
  openTab,
  signOut,
  tapPhoneButton,
  visitorOnMe,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const day = 24 * 60 * 60 * 1000;

const idOf = async (phone: Parameters<Stage['ask']>[0]): Promise<string> => {
  const { user } = (await stage.ask(phone, 'GET', '/api/me')) as { user: { id: string } };
  return user.id;
};

const sendProof = async (host: Host, phoneNumber: string, messages: number): Promise<void> => {
  await host.waitFor(() => host.current().maybe({ id: 'proof-send' }), { what: 'the proof' });
  host.current().tap({ id: 'proof-send' });
  host.current().input({ id: 'proof-code' }, await stage.smsCode(phoneNumber, messages));
  // The count-down is drawn after the button was drawn busy, so a button at rest is at rest again.
  await host.waitFor(() => host.current().text().includes('秒后重发'), { what: 'the count-down' });
  await buttonRests(host, 'deletion-confirm');
};

describe.each(ends)('leaving and coming back on %s', (end) => {
  const start = async () => {
    const person = stage.person();
    const phone = stage.phone(end, person.id);
    const host = await phone.start();
    await becomeMember(host);
    return { ...person, phone, host };
  };

  test('[L27] [P21] sign-out: a visitor, also after a restart; a tap brings the same member back', async () => {
    const { host, phone } = await start();
    const id = await idOf(phone);
    await signOut(host);
    expect(host.current().maybe({ id: 'member-head' })).toBeNull();
    phone.kill();

    const again = await phone.start();
    await openTab(again, 'me');
    await visitorOnMe(again);
    await askForOrders(again);
    await tapPhoneButton(again, 'allow');
    await backFromOrders(again);
    expect(await idOf(phone)).toBe(id);
    expectNoErrors(host);
    expectNoErrors(again);
  });

  test('[P22] deletion: asked for with a proof, taken back in time', async () => {
    const { host, phone, phoneNumber } = await start();
    await openSettings(host, 'deletion-entry', 'pages/account/deletion/index');
    await sendProof(host, phoneNumber, 1);
    host.current().tap({ id: 'deletion-confirm' });
    await confirmModal(host);
    await memberOnMe(host);
    await host.waitFor(() => host.current().maybe({ id: 'deletion-notice' }), { what: 'the notice' });
    expect(await stage.ask(phone, 'GET', '/api/me')).toMatchObject({
      user: { deletionAt: expect.any(Number) },
    });

    host.current().tap({ id: 'deletion-cancel' });
    if (host.sheet()?.kind === 'modal') host.sheet()?.choose('confirm');
    await host.waitFor(() => !host.current().maybe({ id: 'deletion-notice' }), {
      what: 'no notice any more',
    });
    expect(await stage.ask(phone, 'GET', '/api/me')).toMatchObject({ user: { deletionAt: null } });
    expectNoErrors(host);
  });

  test('[P22] deletion: seven days later the account is gone and the number is nobody’s', async () => {
    const { host, phone, phoneNumber } = await start();
    const id = await idOf(phone);
    await openSettings(host, 'deletion-entry', 'pages/account/deletion/index');
    await sendProof(host, phoneNumber, 1);
    host.current().tap({ id: 'deletion-confirm' });
    await confirmModal(host);
    await host.waitFor(() => host.current().maybe({ id: 'deletion-notice' }), { what: 'the notice' });
    host.hide();
    stage.advance(8 * day);
    host.show();
    await openTab(host, 'me');
    host.current().pullDownRefresh();
    await visitorOnMe(host);

    await askForOrders(host);
    await tapPhoneButton(host, 'allow');
    await backFromOrders(host);
    expect(await idOf(phone)).not.toBe(id);
    expectNoErrors(host);
  });

  test('[P23] the other devices are signed out from here; they find out in silence', async () => {
    const { host, id, phone } = await start();
    const other: End = ends[(ends.indexOf(end) + 1) % ends.length] ?? 'wechat';
    const second = stage.phone(other, id);
    const otherHost = await second.start();
    await becomeMember(otherHost);
    expect(await idOf(second)).toBe(await idOf(phone));

    await openSettings(host, 'devices-entry', 'pages/account/devices/index');
    await host.waitFor(() => host.current().all({ class: 'device' }).length === 2, { what: 'two devices' });
    host.current().tap({ id: 'revoke-others' });
    await confirmModal(host);
    await host.waitFor(() => host.current().all({ class: 'device' }).length === 1, { what: 'one device' });

    otherHost.current().pullDownRefresh();
    await visitorOnMe(otherHost);
    expect(otherHost.sheet()).toBeNull();
    expect(otherHost.pages()).toHaveLength(1);
    await host.back();
    await host.back();
    await memberOnMe(host);
    expectNoErrors(host);
    expectNoErrors(otherHost);
  });
});
