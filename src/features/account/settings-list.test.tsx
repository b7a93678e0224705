import type { User } from '@/contract';
import { clear, draw } from '@/features/session/testing/draw';
import { DeveloperView } from './developer-view';
import { MeList } from './me-list';
import { SettingsList } from './settings-list';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-parts'));
Object.assign(globalThis, { APP_VERSION: '1.2.3' });

afterEach(clear);

const member = { hasPassword: false, phoneMasked: '138****8000', deletionAt: null } as User;

const settings = async (user: User | null, busy = false) => {
  const log: string[] = [];
  const say = (word: string) => () => void log.push(word);
  const page = await draw(
    <SettingsList
      user={user}
      busy={busy}
      onOpen={(name) => log.push(name)}
      onAgreement={say('agreement')}
      onPrivacy={say('privacy')}
      onSignOut={say('sign-out')}
      cacheSize="3.5 KB"
      onClearCache={say('cache')}
    />,
  );
  return { page, log };
};

test('[H17] a member finds every matter of the account', async () => {
  const { page, log } = await settings(member);
  const ids = ['devices', 'password', 'change-phone', 'unbind', 'deletion', 'agreement', 'privacy', 'cache'];
  for (const id of ids) await page.tap(`${id}-entry`);
  await page.tap('sign-out');
  expect(log).toEqual([
    'devices',
    'password',
    'phone',
    'unbind',
    'deletion',
    'agreement',
    'privacy',
    'cache',
    'sign-out',
  ]);
  expect(page.find('cache-entry')?.textContent).toBe('清除小程序缓存3.5 KB');
  expect(page.text()).toContain('设置密码');
  expect(page.find('about')?.textContent).toContain('1.2.3');
  const known = await settings({ ...member, hasPassword: true, deletionAt: Date.UTC(2024, 0, 31) });
  expect(known.page.text()).toContain('修改密码');
  expect(known.page.find('deletion-entry')?.textContent).toContain('2024-01-31 注销');
});

test('[H17] anybody else finds the texts, and nothing to sign out of', async () => {
  const { page } = await settings(null);
  expect([page.find('sign-out'), page.find('devices-entry')]).toEqual([null, null]);
  expect(page.find('agreement-entry')).not.toBeNull();
  expect(page.find('developer-entry')).toBeNull();
});

test('[L27] a second tap while it signs out does nothing', async () => {
  const { page, log } = await settings(member, true);
  await page.tap('sign-out');
  expect(log).toEqual([]);
});

test('[H11] the workbench is there for who belongs to an organisation', async () => {
  const nothing = () => undefined;
  const alone = await draw(<MeList organised={false} onOpen={nothing} />);
  expect(alone.find('work-entry')).toBeNull();
  const organised = await draw(<MeList organised onOpen={nothing} />);
  expect(organised.find('work-entry')).not.toBeNull();
});

test('[L30] the developer page tells who, which step, why asked, and every step of the machine', async () => {
  const done: string[] = [];
  const exported = JSON.stringify([
    {
      at: 0,
      kind: 'gate',
      detail: { gate: 'buy-now', mode: 'popup', needs: 2, has: 1, state: 'visitor' },
    },
    { at: 0, kind: 'must-auth', detail: { page: 'open', mode: 'popup' } },
    { at: 1, kind: 'call', detail: { endpoint: 'getMe' } },
  ]);
  const page = await draw(
    <DeveloperView
      auth={{ kind: 'member', user: { ...member, id: 'u1', busiIdentity: 'MEMBER' }, step: 2 }}
      permissions={null}
      exported={exported}
      onCopy={() => done.push('copy')}
      onReload={() => done.push('reload')}
    />,
  );
  await page.tap('trace-copy');
  await page.tap('trace-reload');
  expect(done).toEqual(['copy', 'reload']);
  expect(page.find('developer-kind')?.textContent).toContain('member');
  expect(page.find('developer-step')?.textContent).toContain('2');
  expect(page.find('developer-asked')?.textContent).toContain('buy-now：进行中');
  expect(page.find('developer-asked')?.textContent).toContain('需要 2 会员，当前 1 游客');
  expect(page.text()).toContain('endpoint=getMe');
});
