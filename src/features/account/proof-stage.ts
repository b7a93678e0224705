/** What every form that asks for a proof is given. */
export interface ProofStage {
  readonly phoneMasked: string;
  readonly hasPassword: boolean;
  /** Seconds until the next message to the own number may be asked for. */
  readonly wait: number;
  readonly busy: boolean;
  readonly onSend: () => void;
  /** What was typed cannot be right; one sentence. */
  readonly onRefused: (reason: string) => void;
}
