import type { SliceApi } from './types';

export interface SliceApiHolder {
  /** Stands in for the real one from the first line of the app on; throws until that is given. */
  readonly api: SliceApi;
  connect(api: SliceApi): void;
}

/** The slices are made when their modules load, the login core only at bootstrap: this bridges the two moments. */
export const createSliceApi = (): SliceApiHolder => {
  let connected: SliceApi | null = null;
  const get = <K extends keyof SliceApi>(member: K): SliceApi[K] => {
    if (connected === null) throw new Error(`The store has no "${member}" yet: call bootstrap() first.`);
    return connected[member];
  };
  return {
    api: {
      get auth() {
        return get('auth');
      },
      get clock() {
        return get('clock');
      },
      get storage() {
        return get('storage');
      },
      get buttons() {
        return get('buttons');
      },
      get host() {
        return get('host');
      },
      get trace() {
        return get('trace');
      },
    },
    connect: (api) => {
      connected = api;
    },
  };
};
