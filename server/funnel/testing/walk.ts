import type { Platform } from '../../../src/contract/account';
import { newId, systemRandom } from '../../random';
import type { CallAnswer, TestApp } from '../../testing/app';
import type { StepName } from '../step-names';

/** One step of a flow: how long after the flow's start, and what the app says of it. */
export type Step = readonly [
  name: StepName,
  afterMs: number,
  extra?: { readonly durationMs?: number; readonly reason?: string },
];

/** Sends one way through the login as an app does, a minute after it began; `flow` null for an app that names none. */
export const sendFlow = (
  server: TestApp,
  platform: Platform,
  steps: readonly Step[],
  {
    at = server.clock.now() - 60_000,
    flow = newId(systemRandom),
  }: { at?: number; flow?: string | null } = {},
): Promise<CallAnswer> => {
  const events = steps.map(([name, after, extra = {}]) => ({ name, at: at + after, ...extra }));
  const body = { platform, events, ...(flow === null ? {} : { flow }) };
  return server.call('POST', '/api/telemetry', { body });
};
