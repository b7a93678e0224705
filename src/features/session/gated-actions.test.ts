import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@babel/core';
import { AuthError, type MustAuthOptions } from '@/auth';
import { appStore } from '@/store/store';
import { ShopActions } from './gated-actions';

const line = {
  skuId: 's1',
  productId: 'p1',
  title: '草莓',
  specText: '500g',
  image: '/a.png',
  priceFen: 1990,
  quantity: 2,
};

const start = () => {
  const log: string[] = [];
  let letIn: () => void = () => undefined;
  let turnAway: () => void = () => undefined;
  appStore.store.setState({
    mustAuth: (options?: MustAuthOptions, gate?: string) =>
      new Promise((resolve, reject) => {
        log.push(`login ${options?.mode ?? 'page'} for ${gate}`);
        letIn = () => resolve();
        turnAway = () => reject(new AuthError('cancelled'));
      }),
    addToCart: async (skuId, quantity) => void log.push(`cart ${skuId} ${quantity}`),
    beginCheckout: (lines) => void log.push(`checkout ${lines[0]?.skuId} ${lines[0]?.quantity}`),
  });
  const actions = new ShopActions({ openCheckout: () => log.push('page') });
  return { log, actions, letIn: () => letIn(), turnAway: () => turnAway() };
};

test('[I05] [I07] 立即购买 waits for the login on the sheet, then goes on with what was tapped', async () => {
  const { log, actions, letIn } = start();
  const bought = actions.buyNow(line);
  expect(log).toEqual(['login popup for buy-now']);
  letIn();
  await bought;
  expect(log).toEqual(['login popup for buy-now', 'checkout s1 2', 'page']);
});

test('[I05] [I07] 加入购物车 waits for the login page', async () => {
  const { log, actions, letIn } = start();
  const added = actions.addToCart('s1', 3);
  letIn();
  await added;
  expect(log).toEqual(['login page for add-to-cart', 'cart s1 3']);
});

test('[I05] who leaves the login has done nothing', async () => {
  const { log, actions, turnAway } = start();
  const bought = actions.buyNow(line);
  turnAway();
  await expect(bought).rejects.toMatchObject({ code: 'cancelled' });
  expect(log).toEqual(['login popup for buy-now']);
});

test('[I05] the app’s own Babel preset compiles its decorators', async () => {
  const root = path.resolve(__dirname, '../../..');
  const filename = path.join(__dirname, 'gated-actions.ts');
  const { presets } = require(path.join(root, 'babel.config.js'));
  const compiled = transformSync(readFileSync(filename, 'utf8'), {
    cwd: root,
    filename,
    babelrc: false,
    configFile: false,
    presets,
    plugins: ['@babel/plugin-transform-modules-commonjs'],
  });
  const built: { ShopActions?: typeof ShopActions } = {};
  new Function('exports', 'require', compiled?.code ?? '')(built, (name: string) => require(name));
  const { log, letIn } = start();
  if (built.ShopActions === undefined) throw new Error('not compiled');
  const bought = new built.ShopActions({ openCheckout: () => log.push('page') }).buyNow(line);
  expect(log).toEqual(['login popup for buy-now']);
  letIn();
  await bought;
  expect(log).toEqual(['login popup for buy-now', 'checkout s1 2', 'page']);
});
