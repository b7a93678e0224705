import { memoryBundle } from '../bundle-source';
import { createScriptedCloud, type ScriptedCloud } from '../cloud/scripted-cloud';
import { createMemoryStorage, type HostStorage } from '../core/storage';
import { createHost, type Host, type HostOptions } from '../create-host';
import { createJsdomWindow } from '../node/jsdom-window';
import { type PlatformName, platformFacts } from '../platforms';

export interface FixturePage {
  readonly markup: string;
  /** Body of `Page({ … })`. */
  readonly page?: string;
  readonly json?: object;
}

export interface Fixture {
  readonly pages: Readonly<Record<string, FixturePage>>;
  readonly app?: string;
  readonly appJson?: object;
  /** Further files by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Files of a small hand-written mini program in one platform's dialect. */
export const fixtureFiles = (platform: PlatformName, fixture: Fixture): Record<string, string> => {
  const { templateExtension } = platformFacts[platform];
  const files: Record<string, string> = {
    'app.json': JSON.stringify({ pages: Object.keys(fixture.pages), ...fixture.appJson }),
    'app.js': fixture.app ?? 'App({})',
  };
  for (const [route, { markup, page = '', json }] of Object.entries(fixture.pages)) {
    files[`${route}.${templateExtension}`] = markup;
    files[`${route}.js`] = `Page({ ${page} })`;
    files[`${route}.json`] = JSON.stringify(json ?? {});
  }
  return { ...files, ...fixture.files };
};

export interface Started {
  readonly host: Host;
  readonly cloud: ScriptedCloud;
  readonly storage: HostStorage;
}

const running: Host[] = [];

const refuse: typeof fetch = () => Promise.reject(new Error('no server in this test'));

export type StartOptions = Partial<Omit<HostOptions, 'bundle' | 'cloud'>> & {
  readonly cloud?: ScriptedCloud;
};

/** A host on a fixture, not launched. */
export const prepareHost = (fixture: Fixture, options: StartOptions = {}): Started => {
  const platform = options.platform ?? 'wechat';
  const storage = options.storage ?? createMemoryStorage();
  const cloud = options.cloud ?? createScriptedCloud();
  const host = createHost({
    window: createJsdomWindow(),
    network: { fetch: refuse },
    ...options,
    platform,
    storage,
    cloud,
    bundle: memoryBundle(fixtureFiles(platform, fixture)),
  });
  running.push(host);
  return { host, cloud, storage };
};

/** A launched host on a fixture. */
export const startHost = async (fixture: Fixture, options: StartOptions = {}): Promise<Started> => {
  const started = prepareHost(fixture, options);
  await started.host.launch();
  return started;
};

/** Ends all hosts of a test. */
export const killAll = (): void => {
  for (const host of running.splice(0)) host.kill();
};
