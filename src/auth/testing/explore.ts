import fc from 'fast-check';
import { settle } from './manual-clock';
import { unknownChanges } from './model';
import { type Command, commands, type Real } from './model-commands';
import { createWorld, type World, type WorldOptions } from './model-world';
import { watch } from './watch';

export interface ExploreOptions {
  readonly runs: number;
  readonly seed: number;
  readonly idlePolicy: WorldOptions['idlePolicy'];
  /** What is drawn from, each as often as it stands there. */
  readonly mix: readonly (keyof typeof commands)[];
}

const secrets = /token-\d|code-\d|138001380|424242|cipher/;

/** Lets everything come back and all time limits pass, then closes what only a user can close. */
const rest = async ({ auth, clock }: World, scheduler: fc.Scheduler): Promise<void> => {
  for (let round = 0; round < 40; round += 1) {
    await scheduler.waitIdle();
    await settle();
    if (clock.pending() === 0 && scheduler.count() === 0) auth.loginPageClosed();
    await settle();
    if (clock.pending() === 0 && scheduler.count() === 0) return;
    await clock.advance(11_000);
  }
};

const judgeRest = ({ world, watched }: Real): void => {
  const { auth, clock, states, shown, flags, monitors, trace, script, transport } = world;
  const { breach } = monitors;
  const pending = watched.filter(({ state }) => state === 'pending').length;
  if (pending > 0) breach('M4', `${pending} promises are pending`);
  if (clock.pending() > 0) breach('M4', 'a timer is left');
  const errors = watched.filter(({ state }) => state === 'rejected').map(({ error }) => error);
  if (errors.some((error) => !(error instanceof Error && 'code' in error)))
    breach('M4', 'rejected with no AuthError');
  const told = JSON.stringify([
    trace.records(),
    states,
    errors.map((error) => [String(error), error]),
    script.requests('sendTelemetry').map(({ body }) => body),
  ]);
  if (secrets.test(told)) breach('M8', `${secrets.exec(told)}`);
  const step = auth.getCurrentAuthStep();
  const state = states[states.length - 1];
  const shownStep = state !== undefined && 'step' in state ? state.step : 0;
  if (step !== shownStep) breach('M13', `step ${step} is held, ${shownStep} is shown`);
  if (shown.loading) breach('M13', 'the mask stayed');
  if ((flags.online || transport.wasHeard()) && !shown.network) breach('M13', 'the banner stayed');
  for (const change of unknownChanges(states)) breach('M13', `${change} is shown`);
};

/** However the run has left the fuse: it can be blown, then refuses for the whole of its time, then passes. */
const judgeFuse = async (world: World, scheduler: fc.Scheduler): Promise<void> => {
  const { auth, clock, lifecycle, monitors, trace, transport } = world;
  if (!trace.records().some(({ detail }) => detail.why === 'too-many')) return;
  transport.setBlocked(false);
  lifecycle.setOnline(true);
  await rest(world, scheduler);
  const isRefused = async (): Promise<boolean> => {
    const login = watch(auth.login());
    await scheduler.waitIdle();
    await settle();
    return (login.error as { code?: string } | undefined)?.code === 'fuse-blown';
  };
  let isBlown = false;
  for (let tries = 0; tries < 5 && !isBlown; tries += 1) isBlown = await isRefused();
  // A host that is still to fall silent keeps the login going for as long.
  if (!isBlown) return rest(world, scheduler);
  await clock.advance(4_999);
  if (!(await isRefused())) monitors.breach('M6', 'passed before its time');
  await clock.advance(1);
  if (await isRefused()) monitors.breach('M6', 'blown for longer than its time');
  await rest(world, scheduler);
};

const explain = ({ monitors, trace }: World): Error => {
  const lines = trace.records().map(({ at, kind, detail }) => `  ${at} ${kind} ${JSON.stringify(detail)}`);
  return new Error([...monitors.breaches, 'the trace:', ...lines].join('\n'));
};

/** Runs commands in their order while everything else comes in any; the first breach fails with seed, order and trace. */
export const explore = ({ runs, seed, idlePolicy, mix }: ExploreOptions): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.constantFrom('none', 'visitor', 'member'),
      fc.commands([fc.constantFrom(...mix).map((name): Command => commands[name])], {
        maxCommands: 18,
        size: 'max',
      }),
      async (scheduler, start, script) => {
        const world = createWorld({ scheduler, start, idlePolicy });
        const real: Real = { world, watched: [] };
        await fc.scheduledModelRun(
          scheduler,
          () => ({ model: { online: true, visible: true, requests: 0 }, real }),
          script,
        );
        await rest(world, scheduler);
        judgeRest(real);
        await judgeFuse(world, scheduler);
        if (world.monitors.breaches.length > 0) throw explain(world);
      },
    ),
    { numRuns: runs, seed },
  );
