/** A person's answer to an app's privacy agreement, on one device. */
export type Consent = 'agree' | 'disagree';

export interface Consents {
  get(place: string): Consent | undefined;
  set(place: string, consent: Consent): void;
  reset(): void;
}

export function createConsents(): Consents {
  const answers = new Map<string, Consent>();
  return {
    get: (place) => answers.get(place),
    set: (place, consent) => void answers.set(place, consent),
    reset: () => answers.clear(),
  };
}
