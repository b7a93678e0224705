import type { HostCore } from '../core/host-core';
import { elementsWithin, type HostElement } from '../elements/host-element';
import type { ApiDesk } from './api-desk';

type Done = (answer: unknown) => void;

interface Rect {
  readonly id: string;
  readonly dataset: unknown;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

const rectOf = (element: HostElement): Rect => {
  const { left, right, top, bottom, width, height } = element.dom.getBoundingClientRect();
  return { id: element.node.id, dataset: element.node.dataset, left, right, top, bottom, width, height };
};

const scrollOf = ({ dom, node }: HostElement): Record<string, unknown> => ({
  id: node.id,
  dataset: node.dataset,
  scrollTop: dom.scrollTop,
  scrollLeft: dom.scrollLeft,
  scrollHeight: dom.scrollHeight,
  scrollWidth: dom.scrollWidth,
});

type Read = (element: HostElement) => unknown;

/** Geometry comes from the document: jsdom has no layout and answers with zeros, a browser with real lengths. */
const createQuery = (core: HostCore): Record<string, unknown> => {
  const jobs: (() => unknown)[] = [];
  const pageDom = (): HTMLElement | undefined => core.stack.top()?.view.dom;
  const viewport = (): HostElement[] => {
    const dom = pageDom();
    const root = dom ? elementsWithin(dom)[0] : undefined;
    return root ? [root] : [];
  };
  const matching = (selector: string): HostElement[] => {
    const dom = pageDom();
    return dom ? elementsWithin(dom).filter((element) => element.dom.matches(selector)) : [];
  };
  const query = {
    in: () => query,
    select: (selector: string) => node(() => matching(selector), false),
    selectAll: (selector: string) => node(() => matching(selector), true),
    selectViewport: () => node(viewport, false),
    exec: (done?: Done) => {
      Promise.resolve().then(() => {
        const answers = jobs.map((job) => job());
        if (core.alive() && done) core.guard('createSelectorQuery exec', () => done(answers));
      });
      return query;
    },
  };
  const node = (find: () => HostElement[], all: boolean): Record<string, unknown> => {
    const add = (read: Read, done?: Done): typeof query => {
      jobs.push(() => {
        const found = find().map(read);
        const answer = all ? found : (found[0] ?? null);
        if (done) core.guard('createSelectorQuery', () => done(answer));
        return answer;
      });
      return query;
    };
    return {
      boundingClientRect: (done?: Done) => add(rectOf, done),
      scrollOffset: (done?: Done) => add(scrollOf, done),
      fields: (_fields: unknown, done?: Done) =>
        add((element) => ({ ...rectOf(element), ...scrollOf(element) }), done),
      node: (done?: Done) => add(() => ({ node: null }), done),
    };
  };
  return query;
};

export const addSelectorApis = (desk: ApiDesk, core: HostCore): void =>
  desk.sync('createSelectorQuery', () => createQuery(core));
