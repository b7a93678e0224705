import type { PropsWithChildren } from 'react';

export * from '@/features/session/testing/taro-components';
export { Input as Textarea } from '@/features/session/testing/taro-components';

type Answer = (event: { detail: { value: unknown } }) => void;

/** What hears of a form's submit: the host would send the values of its named fields there. */
export const submits: Answer[] = [];

export const Form = (props: PropsWithChildren<{ readonly onSubmit: Answer }>) => {
  submits.splice(0, 1, props.onSubmit);
  return <div>{props.children}</div>;
};

/** What the pickers were drawn with last, by id: the host would send its answers there. */
export const pickers = new Map<string, { readonly onChange: Answer; readonly value: unknown }>();

export const Picker = (
  props: PropsWithChildren<{ readonly id: string; readonly value: unknown; readonly onChange: Answer }>,
) => {
  pickers.set(props.id, props);
  return <div id={props.id}>{props.children}</div>;
};
