import { useRef, useState } from 'react';
import { type ProofAnswer, type ProofKind, type ProofText, proofFrom } from './proof';

/** One proof while it is typed. The texts are no state: nothing is drawn anew at each letter. */
export interface ProofInput {
  readonly kind: ProofKind;
  readonly choose: (kind: ProofKind) => void;
  readonly type: (part: Partial<Omit<ProofText, 'kind'>>) => void;
  readonly read: () => ProofAnswer;
}

const nothing = { smsCode: '', password: '' };

export const useProof = (): ProofInput => {
  const [kind, setKind] = useState<ProofKind>('sms');
  const typed = useRef(nothing);
  return {
    kind,
    choose: (chosen) => {
      // The fields are drawn anew, and empty.
      if (chosen !== kind) typed.current = nothing;
      setKind(chosen);
    },
    type: (part) => {
      typed.current = { ...typed.current, ...part };
    },
    read: () => proofFrom({ kind, ...typed.current }),
  };
};
