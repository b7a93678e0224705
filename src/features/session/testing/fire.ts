import { change } from './draw';
import { nativeButtons } from './taro-components';

/** What the host does when its native button has an answer: an event with this detail, to the prop that listens. */
export const fire = (id: string, prop: string, detail: unknown): Promise<void> => {
  const listener = nativeButtons.get(id)?.[prop];
  if (typeof listener !== 'function') throw new Error(`${id} does not listen by ${prop}`);
  return change(() => listener({ detail }));
};
