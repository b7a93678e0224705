import type { EndpointName } from '../contract';
import { AuthError } from './errors';
import type { Permissions, StatePort, TransportResponse } from './ports';
import type { Perform } from './request';
import { singleQueue } from './single-queue';

/** Header of an answer: the version of the caller's rights, a whole number. */
const VERSION_HEADER = 'x-permissions-version';

export interface Rights {
  /** What the user may do now; fetched once, then kept until the server says that it has changed. */
  permissions(): Promise<Permissions>;
  /** An answer tells by its header whether what is known still holds. */
  follow(name: EndpointName, answer: TransportResponse): void;
  /** The server has refused what was thought to be allowed. */
  reload(): void;
  /** They were another user's. */
  forget(): void;
}

export interface RightsOptions {
  readonly perform: Perform;
  readonly state: StatePort;
}

const versionOf = ({ headers = {} }: TransportResponse): number | undefined => {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === VERSION_HEADER);
  return name === undefined ? undefined : Number(headers[name]);
};

export const createRights = ({ perform, state }: RightsOptions): Rights => {
  let known: Permissions | null = null;
  /** Somebody follows them, so that they are fetched again also when that has failed before. */
  let isWanted = false;
  /** Grows when what is known, or under way, is another user's. */
  let owners = 0;

  const publish = (permissions: Permissions | null): void => {
    if (known === permissions) return;
    known = permissions;
    state.permissions?.(permissions);
  };

  const load = singleQueue()(async () => {
    const owner = owners;
    const { answer } = await perform('getPermissions', {});
    if (owner !== owners) throw new AuthError('cancelled');
    publish(answer);
    return answer;
  });

  /** What nobody has asked for is not fetched; what cannot be fetched allows nothing until a later answer. */
  const reload = (version?: number): void => {
    if (!isWanted) return;
    // An answer that was under way may have been decided before the change.
    const again = (loaded: Permissions): unknown =>
      version === undefined || loaded.version === version || load();
    load()
      .then(again)
      .catch(() => publish(null));
  };

  return {
    reload,
    permissions: async () => {
      isWanted = true;
      return known ?? load();
    },
    follow: (name, answer) => {
      const version = versionOf(answer);
      if (name !== 'getPermissions' && version !== undefined && version !== known?.version) reload(version);
    },
    forget: () => {
      owners += 1;
      isWanted = false;
      publish(null);
    },
  };
};
