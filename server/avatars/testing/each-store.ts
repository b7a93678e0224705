import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AvatarS3Settings } from '../../config-types';
import type { AvatarStore } from '../avatar-store';
import { openAvatarStore } from '../open-avatars';
import { startS3Server } from './s3-server';

/** The settings of one kind of store, and a look at what it keeps. */
export interface StoreUnderTest {
  readonly settings: { readonly avatarDir: string; readonly avatarS3: AvatarS3Settings | null };
  readonly store: AvatarStore;
  /** What is kept, by the last part of its address. */
  names(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const openLocal = async (): Promise<StoreUnderTest> => {
  const avatarDir = mkdtempSync(path.join(tmpdir(), 'avatars-'));
  const settings = { avatarDir, avatarS3: null };
  return {
    settings,
    store: openAvatarStore({ ...settings, avatarPublicUrl: null }),
    names: async () => readdirSync(avatarDir).sort(),
    close: async () => rmSync(avatarDir, { recursive: true }),
  };
};

const openS3 = async (): Promise<StoreUnderTest> => {
  const server = await startS3Server();
  const settings = { avatarDir: '/nonexistent', avatarS3: server.settings };
  return {
    settings,
    store: openAvatarStore({ ...settings, avatarPublicUrl: null }),
    names: async () => (await server.names()).map((name) => name.replace(server.settings.prefix, '')).sort(),
    close: server.close,
  };
};

/** Runs one suite over every store: on local disk, and on a real S3-compatible server. Tests of one suite share it. */
export const describeOnStores = (title: string, suite: (store: () => StoreUnderTest) => void): void => {
  describe.each([
    ['on disk', openLocal],
    ['in a bucket', openS3],
  ])(`${title} %s`, (_kind, open) => {
    let opened: StoreUnderTest | undefined;
    beforeAll(async () => {
      opened = await open();
    }, 30_000);
    afterAll(async () => {
      await opened?.close();
      opened = undefined;
    });
    suite(() => {
      if (opened === undefined) throw new Error('the store is open only while tests run');
      return opened;
    });
  });
};
