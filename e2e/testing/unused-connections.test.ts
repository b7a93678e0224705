import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { followUnused } from './unused-connections';

test('a connection over which nobody asks does not hold up the end (a stage once waited a minute for one)', async () => {
  const server = createServer((_, response) => response.end('here'));
  const endUnused = followUnused(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('here');
  const arrived = new Promise((resolve) => server.once('connection', resolve));
  const client = connect(port, '127.0.0.1');
  const ended = new Promise((resolve) => client.once('close', resolve));
  await arrived;
  endUnused();
  await new Promise((resolve) => server.close(resolve));
  await ended;
});
