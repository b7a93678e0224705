import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  homeWithGoods,
  logInBySms,
  memberOnMe,
  openMe,
  openProduct,
  openTypedWays,
  pageOpens,
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
