import { createOpenApi } from '../../sandbox/open-api/create-open-api';
import { createWorld, type World } from '../../sandbox/open-api/world/create-world';
import { takeAddress } from './address';

export interface Sandbox {
  readonly world: World;
  /** Where the simulated platforms are; their pictures of people lie there too. */
  readonly url: string;
  close(): Promise<void>;
}

/** The simulated platforms. Their address is taken first: those of the people's pictures begin with it. */
export const startSandbox = async (): Promise<Sandbox> => {
  const address = await takeAddress();
  const { url } = address;
  const world = createWorld({ baseUrl: url });
  const openApi = createOpenApi(world);
  await openApi.ready();
  address.answer(openApi.routing);
  return {
    world,
    url,
    close: async () => {
      await address.close();
      await openApi.close();
    },
  };
};
