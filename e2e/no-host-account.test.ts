import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  homeWithGoods,
  logInBySms,
  loginsSince,
  memberOnMe,
  openMe,
  openProduct,
  openTab,
  openTypedWays,
  pageOpens,
  told,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const out = { wechat: 'out', douyin: 'out', baidu: 'out', kuaishou: 'out' } as const;

describe.each(['douyin', 'baidu', 'kuaishou'] as const)('a host without an account, %s', (end) => {
  const start = () => {
    const person = stage.person({ hosts: out });
    // Kuaishou raises its panel by itself; the person wants no account.
    const phone = stage.phone(end, person.id, {
      answer: ({ kind }) => (kind === 'login-panel' ? 'deny' : undefined),
    });
    return { ...person, phone };
  };

  test('[P25] [I06] [I08] browsing is free, and nothing asks for anything', async () => {
    const { phone } = start();
    const host = await phone.start();
    await openProduct(host);
    await host.back();
    await openMe(host);
    expect(host.sheet()).toBeNull();
    expect(host.current().maybe({ id: 'login-entry' })).not.toBeNull();
    expect(host.current().maybe({ id: 'member-head' })).toBeNull();
    expect(phone.token() === null).toBe(end !== 'douyin');
    await openTab(host, 'cart');
    await host.waitFor(
      () =>
        host
          .current()
          .text()
          .includes(end === 'douyin' ? '空的' : '登录后查看'),
      {
        what: end === 'douyin' ? 'the cart of a visitor' : 'the cart of a guest',
      },
    );
    // Once at launch: who has no account, or refused the panel, is not asked again while they browse.
    expect(loginsSince(host, 0)).toBe(1);
    expect(told(host)).toEqual([]);
    expectNoErrors(host);
  });

  test('[P25] [P16] a code by message makes a member all the same', async () => {
    const { phone, phoneNumber } = start();
    const host = await phone.start();
    await homeWithGoods(host);
    await openMe(host);
    host.current().tap({ id: 'login-entry' });
    await pageOpens(host, 'pages/login/index');
    await host.waitFor(() => host.current().maybe({ id: 'sms-toggle' }), { what: 'the login page' });
    await openTypedWays(host);
    await logInBySms(host, stage, phoneNumber);
    await memberOnMe(host);
    expect(phone.token()).not.toBeNull();
    expectNoErrors(host);
  });
});
