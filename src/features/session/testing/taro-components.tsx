import type { FormEvent, PropsWithChildren } from 'react';

type Props = PropsWithChildren<{
  readonly id?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly openType?: string;
  readonly type?: string;
  readonly onClick?: () => void;
  readonly onInput?: (event: { detail: { value: string } }) => void;
}>;

/** The props that each native button was drawn with last, by its id: the host would send its events to these. */
export const nativeButtons = new Map<string, Readonly<Record<string, unknown>>>();

/** Stand-ins for Taro's components: what a host draws natively is told apart by `data-open-type`. */
export const View = ({ id, className, onClick, children }: Props) => (
  // biome-ignore lint/a11y: stands for a host's view, which takes taps as it is
  <div id={id} className={className} onClick={onClick}>
    {children}
  </div>
);

export const ScrollView = ({ id, className, children }: Props) => (
  <div id={id} className={className}>
    {children}
  </div>
);

export const Text = ({ id, className, children }: Props) => (
  <span id={id} className={className}>
    {children}
  </span>
);

export const Image = ({ className, src }: Props & { readonly src: string }) => (
  <img className={className} alt="" src={src} />
);

export const Input = ({ id, type, onInput }: Props) => (
  <input
    id={id}
    data-type={type}
    onInput={(event: FormEvent<HTMLInputElement>) =>
      onInput?.({ detail: { value: event.currentTarget.value } })
    }
  />
);

export const Button = (props: Props) => {
  nativeButtons.set(String(props.id), { ...props });
  return (
    <button
      type="button"
      id={props.id}
      disabled={props.disabled}
      data-open-type={props.openType}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
};
