import { JSDOM } from 'jsdom';

/** A document for React to draw into; this file is imported before `react-dom`, which looks for it while it loads. */
const { window } = new JSDOM('<!doctype html><div id="root"></div>');

const globals = {
  window,
  document: window.document,
  navigator: window.navigator,
  IS_REACT_ACT_ENVIRONMENT: true,
};

for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

afterAll(() => {
  for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  window.close();
});

export const rootElement = (): HTMLElement => {
  const found = window.document.getElementById('root');
  if (found === null) throw new Error('the document has no root');
  return found;
};
