/** The server as it is, by the settings in the environment; only its log goes nowhere, as its caller says. */
import { startServer } from '../../../server/start';
import { serveParent } from '../child';
import { usage } from '../usage';

const main = async (): Promise<void> => {
  const { url } = await startServer(process.env);
  serveParent({ url }, async () => usage());
};

void main();
