import { createElement } from 'react';
import { change, clear, draw } from '@/features/session/testing/draw';
import { appStore } from './store';
import type { AuthState } from './types';
import { useAuthReady } from './use-auth-ready';

const Page = () => createElement('p', null, useAuthReady() ? 'ready' : 'waiting');

afterEach(clear);

test.each(['visitor', 'member', 'guest', 'failed'] as const)(
  '[L03] a page that wants to know is told when the launch has ended: %s',
  async (kind) => {
    appStore.publish({ kind: 'starting' });
    const page = await draw(createElement(Page));
    expect(page.text()).toBe('waiting');
    await change(() => appStore.publish({ kind } as AuthState));
    expect(page.text()).toBe('ready');
  },
);

test('[L03] [L04] a warm start is ready at the first paint', async () => {
  appStore.publish({ kind: 'member' } as AuthState);
  expect((await draw(createElement(Page))).text()).toBe('ready');
});
