import { eq } from 'drizzle-orm';
import type { Database } from '../../db/types';
import { createTestApp, type TestApp } from '../../testing/app';
import { describeOnDatabases } from '../../testing/database';
import { startSandbox, type TestSandbox } from '../../testing/sandbox';
import { users } from '../schema';
import { type AccountFixture, createAccountFixture } from './account-fixture';

/** Where tests of accounts take place: a server over a database, beside the simulated platforms. */
export interface AccountStage {
  readonly sandbox: TestSandbox;
  readonly server: TestApp;
  readonly people: AccountFixture;
  readonly database: Database;
  /** What whoever runs the shop does to somebody. */
  disable(userId: string): Promise<void>;
  /** The number in the user's row. */
  phoneOf(userId: string): Promise<string | null | undefined>;
}

/** A password that is good enough. */
export const password = 'sea-otter-42';

const setStage = async (sandbox: TestSandbox, database: Database): Promise<AccountStage> => {
  const overrides = { config: sandbox.config };
  const server = await createTestApp({ database, overrides, clock: sandbox.clock });
  const { db } = database;
  return {
    sandbox,
    server,
    database,
    people: createAccountFixture(server, sandbox),
    disable: async (userId) => {
      await db.update(users).set({ disabledAt: sandbox.clock.now() }).where(eq(users.id, userId));
    },
    phoneOf: async (userId) =>
      (await db.select({ phone: users.phone }).from(users).where(eq(users.id, userId)))[0]?.phone,
  };
};

/** Runs one suite over both databases; `suite` gets a function that gives the stage, which stands while tests run. */
export const describeAccounts = (title: string, suite: (stage: () => AccountStage) => void): void => {
  describe(title, () => {
    let sandbox: TestSandbox | undefined;
    beforeAll(async () => {
      sandbox = await startSandbox();
    });
    afterAll(() => sandbox?.close());

    describeOnDatabases('accounts', (database) => {
      let stage: AccountStage | undefined;
      beforeAll(async () => {
        if (sandbox === undefined) throw new Error('the sandbox did not start');
        stage = await setStage(sandbox, database());
      });
      afterAll(() => stage?.server.close());
      suite(() => {
        if (stage === undefined) throw new Error('the stage stands only while tests run');
        return stage;
      });
    });
  });
};
