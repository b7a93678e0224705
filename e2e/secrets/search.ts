import type { Allowance } from './allowed';
import { formsOf, holdsForm, type Secret } from './forms';

/** A text and where it was found. */
export interface Place {
  readonly name: string;
  readonly text: string;
}

export interface Finding {
  readonly kind: Secret['kind'];
  readonly place: string;
  /** How it stood there; the secret itself is not told again. */
  readonly form: 'as it is' | 'in another form';
}

export interface SearchResult {
  /** Secrets where no rule lets them be. */
  readonly findings: readonly Finding[];
  /** Rules that nothing needed. */
  readonly unused: readonly Allowance[];
}

/** Looks for every secret in every form at every place. */
export const search = (
  secrets: readonly Secret[],
  places: readonly Place[],
  rules: readonly Allowance[],
): SearchResult => {
  const everything = places.map(({ text }) => text).join('\n');
  const used = new Set<Allowance>();
  const findings = new Map<string, Finding>();
  for (const secret of secrets) {
    for (const form of formsOf(secret)) {
      if (!everything.includes(form)) continue;
      for (const { name, text } of places) {
        if (!holdsForm(text, form)) continue;
        const rule = rules.find(({ kind, place }) => kind === secret.kind && place.test(name));
        if (rule !== undefined) used.add(rule);
        else {
          const how = form === secret.value ? 'as it is' : 'in another form';
          findings.set(`${secret.kind} ${name} ${how}`, { kind: secret.kind, place: name, form: how });
        }
      }
    }
  }
  return { findings: [...findings.values()], unused: rules.filter((rule) => !used.has(rule)) };
};
