/** The steps of a login that apps report, in their order; anything else is refused. */
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

export type StepName = (typeof stepNames)[number];

const known: ReadonlySet<string> = new Set(stepNames);

export const isStepName = (name: string): name is StepName => known.has(name);

/** The step from which the time to each one is counted; the first has none. */
export const stepBefore = {
  started: null,
  code: 'started',
  session: 'code',
  'phone-shown': 'session',
  'phone-tapped': 'phone-shown',
  granted: 'phone-tapped',
  denied: 'phone-tapped',
  bound: 'granted',
  profile: 'bound',
} as const satisfies Record<StepName, StepName | null>;
