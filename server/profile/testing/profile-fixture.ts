import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config, HostPlatform } from '../../config';
import type { AppDeps } from '../../context';
import type { Database } from '../../db/types';
import { newId, systemRandom } from '../../random';
import { type CallAnswer, createTestApp, type TestApp } from '../../testing/app';
import type { TestSandbox } from '../../testing/sandbox';

/** A server beside the sandbox, with a folder of its own for pictures. */
export interface ProfileFixture {
  readonly server: TestApp;
  readonly config: Config;
  /** Adds a person with a phone number of their own to the simulated world; gives their id. */
  addPerson(nickname?: string): string;
  /** A new session of the person on the platform: a login, no phone number. */
  visitor(platform: HostPlatform, personId: string): Promise<string>;
  /** The token of the person as a member, through the platform. */
  member(platform: HostPlatform, personId: string): Promise<string>;
  importProfile(token: string, body: object): Promise<CallAnswer>;
  /** The member's picture is the one that the sandbox shows of anybody. */
  importAvatar(token: string): Promise<CallAnswer>;
  me(token: string): Promise<Record<string, unknown>>;
  /** Names of the files in the folder of pictures. */
  files(): readonly string[];
  /** What every instance does when it starts, and every hour. */
  doChores(): Promise<void>;
  close(): Promise<void>;
}

let people = 0;

export const createProfileFixture = async (
  database: Database,
  sandbox: TestSandbox,
  overrides: Partial<AppDeps> & { readonly settings?: Partial<Config> } = {},
): Promise<ProfileFixture> => {
  const avatarDir = mkdtempSync(path.join(tmpdir(), 'avatars-'));
  const { settings, ...parts } = overrides;
  const config = { ...sandbox.config, avatarDir, ...settings };
  const server = await createTestApp({ database, overrides: { ...parts, config }, clock: sandbox.clock });

  const visitor: ProfileFixture['visitor'] = async (platform, personId) => {
    const code = await sandbox.loginCode(platform, personId);
    const headers = { 'idempotency-key': newId(systemRandom) };
    const answer = await server.call('POST', '/api/login/exchange', { body: { platform, code }, headers });
    return answer.body.session.token;
  };

  return {
    server,
    config,
    visitor,
    addPerson: (nickname) => {
      const seed = sandbox.world.people.get('lin');
      if (!seed) throw new Error('the world has lost its people');
      people += 1;
      const id = `somebody${people}`;
      const phoneNumbers = [`137${String(people).padStart(8, '0')}`];
      const avatarUrl = `${sandbox.url}/avatars/${id}.png`;
      sandbox.world.people.put({
        ...seed,
        id,
        nickname: nickname ?? `名字${people}`,
        phoneNumbers,
        avatarUrl,
      });
      return id;
    },
    member: async (platform, personId) => {
      const token = await visitor(platform, personId);
      const { code, encryptedData, iv } = await sandbox.device(platform, 'phone-number', { personId });
      const answer = await server.call('POST', '/api/login/phone', {
        token,
        body: { code, encryptedData, iv },
      });
      return answer.body.session.token;
    },
    importProfile: (token, body) => server.call('POST', '/api/me/profile/platform', { token, body }),
    importAvatar: (token) => {
      const body = { url: `${sandbox.url}/avatars/lin.png` };
      return server.call('POST', '/api/me/avatar/import', { token, body });
    },
    me: async (token) => (await server.call('GET', '/api/me', { token })).body.user,
    files: () => readdirSync(avatarDir),
    doChores: async () => {
      const another = await createTestApp({ database, overrides: { config }, clock: sandbox.clock });
      await another.close();
    },
    close: async () => {
      await server.close();
      rmSync(avatarDir, { recursive: true });
    },
  };
};
