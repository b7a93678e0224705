import type { domlikeBackend, Element as EaselElement } from 'glass-easel';
import type { HostWindow } from './dom-types';

/** `BackendMode.Domlike`: the package declares it as a const enum, which isolated modules cannot read. */
const domlikeMode = 3 as domlikeBackend.Context['mode'];

/** Called for each document node that becomes a component of the template language. */
export type OnElement = (node: EaselElement, dom: HTMLElement) => void;

/**
 * Lets the component framework draw into the injected document. Events do not come from here: the host's
 * finger dispatches them, so that a test's tap and a real one take the same way.
 */
export const createBackendContext = (window: HostWindow, onElement: OnElement): domlikeBackend.Context => {
  const { document } = window;
  const nothing = (): void => undefined;
  return {
    mode: domlikeMode,
    destroy: nothing,
    getWindowWidth: () => document.documentElement.clientWidth,
    getWindowHeight: () => document.documentElement.clientHeight,
    getDevicePixelRatio: () => 1,
    getTheme: () => 'light',
    registerStyleSheetContent: nothing,
    appendStyleSheetPath: () => 0,
    disableStyleSheet: nothing,
    render: (done) => done(null),
    getRootNode: () => document.body as unknown as domlikeBackend.Element,
    document: document as unknown as domlikeBackend.Context['document'],
    associateValue: (element, value) => onElement(value, element as unknown as HTMLElement),
    onEvent: nothing,
    setListenerStats: nothing,
    setModelBindingStat: nothing,
  };
};
