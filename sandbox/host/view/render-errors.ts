import { addGlobalErrorListener, addGlobalWarningListener } from 'glass-easel';

type Sink = (error: unknown, where: string) => void;

/** The component framework has one error channel for the process; the running host's sink is on top. */
const sinks: Sink[] = [];
let listening = false;

const listen = (): void => {
  if (listening) return;
  listening = true;
  addGlobalErrorListener((error, method) => {
    sinks.at(-1)?.(error, `render ${method ?? ''}`.trim());
    return false;
  });
  addGlobalWarningListener(() => false);
};

/** Runs rendering work; errors that the framework catches go to this host's sink. */
export const renderingFor = <T>(sink: Sink, run: () => T): T => {
  listen();
  sinks.push(sink);
  try {
    return run();
  } finally {
    sinks.pop();
  }
};
