import { type Static, Type } from '@sinclair/typebox';
import { Platform } from '../../src/contract/account';
import { Millis, nullable, strict } from '../../src/contract/common';
import { stepNames } from './step-names';

/** From `from` on and before `to`; the last seven days unless said. At most as long as events are kept. */
export const ReportQuery = strict({
  from: Type.Optional(Millis),
  to: Type.Optional(Millis),
  platform: Type.Optional(Platform),
});
export type ReportQuery = Static<typeof ReportQuery>;

/**
 * `flows`: ways through the login that came this far. `p50Ms`, `p95Ms`: how long the step took, by what the app measured
 * or else since the step before it in the same flow; null where nobody could tell.
 */
export const StepReport = strict({
  step: Type.Union(stepNames.map((name) => Type.Literal(name))),
  flows: Type.Integer({ minimum: 0 }),
  p50Ms: nullable(Type.Number({ minimum: 0 })),
  p95Ms: nullable(Type.Number({ minimum: 0 })),
});
export type StepReport = Static<typeof StepReport>;

/** Platforms without any event have no entry; `steps` has every step in its order. */
export const FunnelReport = strict({
  from: Millis,
  to: Millis,
  platform: nullable(Platform),
  total: Type.Array(StepReport),
  platforms: Type.Array(strict({ platform: Platform, steps: Type.Array(StepReport) })),
  /** Why the phone button was refused, most often first. */
  denials: Type.Array(strict({ platform: Platform, reason: Type.String(), count: Type.Integer() })),
  /** Stretches of `bucketMs`, oldest first; one without events is left out. */
  bucketMs: Type.Integer({ minimum: 1 }),
  trend: Type.Array(
    strict({ at: Type.Integer(), started: Type.Integer(), session: Type.Integer(), bound: Type.Integer() }),
  ),
});
export type FunnelReport = Static<typeof FunnelReport>;
