/** The simulated platforms, with people enough that no two logins are of the same person at once. */
import { createOpenApi } from '../../../sandbox/open-api/create-open-api';
import { createWorld } from '../../../sandbox/open-api/world/create-world';
import { serveParent } from '../child';

const main = async (): Promise<void> => {
  const world = createWorld({ sequence: String(Date.now()) });
  const [model] = world.people.list();
  if (model === undefined) throw new Error('the sandbox has nobody');
  for (let n = 0; n < Number(process.env.PEOPLE); n += 1) world.people.put({ ...model, id: `p${n}` });
  const url = await createOpenApi(world).listen({ host: '127.0.0.1', port: 0 });
  // Old codes make new ones slow to give.
  serveParent({ url }, async () => world.codes.reset());
};

void main();
