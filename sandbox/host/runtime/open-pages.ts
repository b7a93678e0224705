import type { AppJson } from '../loader/app-json';
import type { Target } from './navigation';
import type { PageLives } from './page-lives';
import type { PageRecord } from './page-record';

/** The stack of open pages and the tab pages that stay alive behind it. */
export interface OpenPages {
  all(): PageRecord[];
  top(): PageRecord | undefined;
  push(target: Target): void;
  /** Ends the upper pages and shows what comes to light. */
  pop(count: number): void;
  /** Puts another page in the place of the upper one. */
  replace(target: Target): void;
  /** Puts one page alone on the stack; tab pages that were opened before live on if `keepTabs`. */
  alone(target: Target, keepTabs: boolean): void;
  drop(): void;
}

export const createOpenPages = (appJson: AppJson, lives: PageLives): OpenPages => {
  let stack: PageRecord[] = [];
  const tabs = new Map<string, PageRecord>();

  const end = (page: PageRecord): void => {
    lives.unload(page);
    tabs.delete(page.route);
  };
  const tab = (target: Target): PageRecord => {
    const known = tabs.get(target.route);
    if (known && !known.visible) lives.show(known);
    const page = known ?? lives.start(target);
    tabs.set(target.route, page);
    return page;
  };
  const leave = (page: PageRecord, next: string, keepTabs: boolean): void => {
    if (!keepTabs || !tabs.has(page.route)) end(page);
    else if (page.route !== next) lives.hide(page);
  };

  return {
    all: () => [...stack],
    top: () => stack.at(-1),
    push: (target) => {
      lives.hide(stack.at(-1));
      stack.push(lives.start(target));
    },
    pop: (count) => {
      for (const page of stack.splice(-count).reverse()) end(page);
      const page = stack.at(-1);
      if (page) lives.show(page);
    },
    replace: (target) => {
      const old = stack.pop();
      if (old) end(old);
      stack.push(lives.start(target));
    },
    alone: (target, keepTabs) => {
      for (const page of [...stack].reverse()) leave(page, target.route, keepTabs);
      if (!keepTabs) for (const page of [...tabs.values()]) end(page);
      stack = [];
      stack.push(appJson.isTab(target.route) ? tab(target) : lives.start(target));
    },
    drop: () => {
      for (const page of new Set([...stack, ...tabs.values()])) page.view.destroy();
      stack = [];
      tabs.clear();
    },
  };
};
