/** Everything of the host that covers the page and waits for the person. */
export type SheetKind =
  | 'phone-consent'
  | 'profile'
  | 'modal'
  | 'action-sheet'
  | 'privacy'
  | 'login-panel'
  | 'image-chooser'
  | 'picker'
  | 'settings'
  | 'authorize'
  | 'share';

export interface SheetContent {
  readonly kind: SheetKind;
  readonly title: string;
  readonly content: string;
  /** Words accepted by `choose`, each with its label on the screen. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** What the picture of the sheet needs beyond the words: picker ranges, item lists. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface SheetAnswer {
  readonly choice: string;
  readonly value?: unknown;
}

/** A sheet on the screen. */
export interface Sheet extends SheetContent {
  readonly id: number;
  /** Answers the sheet; throws when the choice is not among `choices` or the sheet is gone. */
  choose(choice: string, value?: unknown): void;
}

/** Answers sheets without a person: a choice, a choice with a value, or `undefined` to leave it open. */
export type SheetPolicy = (sheet: SheetContent) => string | SheetAnswer | undefined;

export interface SheetDesk {
  open(content: SheetContent): Promise<SheetAnswer>;
  top(): Sheet | null;
  /** Removes all sheets without an answer: the app is gone. */
  drop(): void;
}

export const createSheetDesk = (
  changed: (what: string) => void,
  policy: SheetPolicy | undefined,
): SheetDesk => {
  let sheets: Sheet[] = [];
  let nextId = 1;

  const open = (content: SheetContent): Promise<SheetAnswer> =>
    new Promise((resolve) => {
      const id = nextId++;
      const choose = (choice: string, value?: unknown): void => {
        if (!sheets.some((sheet) => sheet.id === id)) throw new Error(`The sheet ${content.kind} is gone`);
        const known = content.choices.map((item) => item.id);
        if (!known.includes(choice)) {
          throw new Error(`The sheet ${content.kind} has no choice "${choice}", only ${known.join(', ')}`);
        }
        sheets = sheets.filter((sheet) => sheet.id !== id);
        resolve({ choice, value });
        changed('sheet');
      };
      sheets.push({ ...content, id, choose });
      changed('sheet');
      const answer = policy?.(content);
      if (answer === undefined) return;
      if (typeof answer === 'string') choose(answer);
      else choose(answer.choice, answer.value);
    });

  return {
    open,
    top: () => sheets.at(-1) ?? null,
    drop: () => {
      sheets = [];
    },
  };
};
