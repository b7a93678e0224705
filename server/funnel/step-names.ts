/** The steps of a login that apps report; anything else is refused. */
export const stepNames = [
  'started',
  'code',
  'session',
  'phone-shown',
  'phone-tapped',
  'granted',
  'denied',
  'bound',
  'profile',
] as const;

const known: ReadonlySet<string> = new Set(stepNames);

export const isStepName = (name: string): boolean => known.has(name);
