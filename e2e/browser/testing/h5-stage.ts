import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createShopFront } from '../../../scripts/serve/shop-front';
import { takeAddress } from '../../testing/address';
import { readSmsCode } from '../../testing/people';
import { startSandbox } from '../../testing/sandbox';
import { startTestServer } from '../../testing/server';

/** The built H5 shop and our server on one address, as `npm start` has them, and a browser. */
export interface H5Stage {
  readonly url: string;
  /** A browser of somebody new, at a page of the shop. Its clock runs, and moves with `advance`. */
  open(route: string): Promise<Page>;
  /** A number that nobody has. */
  freshNumber(): string;
  /** The code in the last message to a number, once so many messages have come. */
  smsCode(phoneNumber: string, messages?: number): Promise<string>;
  /** Moves the time of the server and of a page alike. */
  advance(page: Page, ms: number): Promise<void>;
  close(): Promise<void>;
}

const serverPaths = /^\/(api|assets|avatars)(\/|$|\?)/;

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });

export const createH5Stage = async (): Promise<H5Stage> => {
  const sandbox = await startSandbox();
  const server = await startTestServer({ world: sandbox.world, sandboxUrl: sandbox.url });
  const shop = createShopFront(path.resolve(__dirname, '../../../dist/h5'));
  await shop.ready();
  const address = await takeAddress();
  address.answer((request, response) =>
    serverPaths.test(request.url ?? '') ? server.handle(request, response) : shop.routing(request, response),
  );
  const browser = await launch();
  let numbers = 0;
  return {
    url: address.url,
    open: async (route) => {
      const context = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true });
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(`${address.url}/${route}`);
      return page;
    },
    freshNumber: () => {
      numbers += 1;
      return `136${10_000_000 + numbers}`;
    },
    smsCode: (phoneNumber, messages = 1) => readSmsCode(sandbox.world, phoneNumber, messages),
    advance: async (page, ms) => {
      sandbox.world.clock.advance(ms);
      await page.clock.fastForward(ms);
    },
    close: async () => {
      await browser.close();
      await address.close();
      await shop.close();
      await server.close();
      await sandbox.close();
    },
  };
};
