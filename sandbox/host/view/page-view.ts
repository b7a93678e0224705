import {
  Component,
  type domlikeBackend,
  Element,
  type GeneralComponent,
  type GeneralComponentDefinition,
} from 'glass-easel';
import { HostNotSimulated } from '../core/errors';
import { parseDataPath } from './data-path';
import type { HostWindow } from './dom-types';
import { renderingFor } from './render-errors';

/** What one page shows. */
export interface PageView {
  /** Box of the page in the document. */
  readonly dom: HTMLElement;
  data(): Record<string, unknown>;
  /** Applies a setData of the page; the answer is its size in bytes of UTF-8 JSON. */
  setData(changes: Record<string, unknown>): number;
  show(): void;
  hide(): void;
  destroy(): void;
}

export interface PageViewOptions {
  readonly window: HostWindow;
  readonly context: domlikeBackend.Context;
  readonly definition: GeneralComponentDefinition;
  readonly route: string;
  readonly bareIndexPaths: boolean;
  report(error: unknown, where: string): void;
}

const encoder = new TextEncoder();

const unknownComponent = /^Cannot find component "([^"]+)"$/;

/** The framework's sentence about a missing component as our loud refusal. */
const named = (error: unknown): unknown => {
  const tag = error instanceof Error ? unknownComponent.exec(error.message)?.[1] : undefined;
  return tag === undefined ? error : new HostNotSimulated(`component <${tag}>`);
};

/**
 * Applies changes to a rendered component. They cross to the view as JSON, as on a device: functions and
 * `undefined` are lost, and later writes to the same objects do not show.
 */
export const applySetData = (
  component: GeneralComponent,
  changes: Record<string, unknown>,
  bareIndexPaths: boolean,
  report: (error: unknown, where: string) => void,
): number => {
  const json = JSON.stringify(changes);
  const copy = JSON.parse(json) as Record<string, unknown>;
  renderingFor(
    (error, where) => report(named(error), where),
    () => {
      for (const [path, value] of Object.entries(copy)) {
        component.replaceDataOnPath(parseDataPath(path, bareIndexPaths) as never, value as never);
      }
      try {
        component.applyDataUpdates();
      } catch (error) {
        throw named(error);
      }
    },
  );
  return encoder.encode(json).length;
};

const createBox = ({ window, route }: PageViewOptions): { box: HTMLElement; slot: HTMLElement } => {
  const { document } = window;
  const box = document.createElement('div');
  box.className = 'host-page';
  box.setAttribute('data-route', route);
  box.style.display = 'none';
  const slot = document.createElement('div');
  box.appendChild(slot);
  document.body.appendChild(box);
  return { box, slot };
};

const createRoot = (options: PageViewOptions): GeneralComponent =>
  renderingFor(
    (error, where) => options.report(named(error), where),
    () => {
      try {
        return Component.createWithContext(
          'wx-page',
          options.definition,
          options.context,
        ) as GeneralComponent;
      } catch (error) {
        throw named(error);
      }
    },
  );

export const createPageView = (options: PageViewOptions): PageView => {
  const root = createRoot(options);
  const { box, slot } = createBox(options);
  Element.replaceDocumentElement(root, box as never, slot as never);
  return {
    dom: box,
    data: () => root.data as Record<string, unknown>,
    setData: (changes) => applySetData(root, changes, options.bareIndexPaths, options.report),
    show: () => {
      box.style.display = '';
    },
    hide: () => {
      box.style.display = 'none';
    },
    destroy: () => {
      renderingFor(options.report, () => Element.pretendDetached(root));
      box.remove();
    },
  };
};
