import { JSDOM } from 'jsdom';
import type { HostWindow } from '../view/dom-types';

/** An empty document for one phone. `close` frees it. */
export const createJsdomWindow = (): HostWindow & { close(): void } => {
  const dom = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://phone.invalid/' });
  return {
    document: dom.window.document,
    close: () => dom.window.close(),
  };
};
