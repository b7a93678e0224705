import { createTestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { demoOrganisation } from './demo-organisation';
import { organisationMembers, organisations } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('the demo organisation', (database) => {
  const start = (config = sandbox.config) =>
    createTestApp({ database: database(), overrides: { config }, clock: sandbox.clock });

  test('[S13] without a sandbox there is none', async () => {
    const server = await start({ ...sandbox.config, sandboxUrl: null, sms: 'none' });
    expect(await database().db.select().from(organisations)).toEqual([]);
    await server.close();
  });

  test('[S13] people of the sandbox find their places, and what the leader switched stays over a start', async () => {
    const [server, another] = await Promise.all([start(), start()]);
    const leader = await server.signIn({ phone: demoOrganisation.leaderPhone });
    const member = await server.signIn({ phone: demoOrganisation.memberPhone });
    const rights = async () =>
      (await another.call('GET', '/api/me/permissions', { token: member.token })).body;
    expect(await rights()).toMatchObject({ organisationId: 'demo', version: 1 });
    expect((await rights()).modules).toHaveLength(6);
    const { db } = database();
    const { token } = leader;
    await server.call('GET', '/api/me/permissions', { token });
    const list = await server.call('GET', '/api/organisations/demo/members', { token });
    const order = { userId: member.userId, module: 'budget', isOn: false, version: list.body.version };
    await server.call('PUT', '/api/organisations/demo/switches', { token, body: order });
    await another.close();
    await server.close();
    const again = await start();
    const { body } = await again.call('GET', '/api/me/permissions', { token: member.token });
    expect(body).toMatchObject({ version: 2, modules: expect.not.arrayContaining(['budget']) });
    expect(await db.select().from(organisationMembers)).toHaveLength(2);
    await again.close();
  });
});
