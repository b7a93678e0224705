import type { ButtonProps } from '@tarojs/components';

interface NativeButton {
  readonly openType: string;
  readonly eventProps: readonly string[];
}

/**
 * `open-type` and its events as React props. The typings know only some of the platforms' values (`login` of Baidu is
 * missing), the runtime takes them all.
 */
export const nativeProps = (button: NativeButton, answer: (detail: unknown) => void): ButtonProps => {
  const listener = (event: { readonly detail?: unknown }): void => answer(event.detail);
  return {
    openType: button.openType as ButtonProps['openType'],
    ...Object.fromEntries(button.eventProps.map((name) => [name, listener])),
  };
};
