import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthState } from './ports';
import { invariants, machine, renderModel, renderShown, unknownChanges } from './testing/model';
import { createFuseModel } from './testing/model-fuse';
import { createMonitors, type Facts } from './testing/model-monitors';

const facts = (changes: Partial<Facts> = {}): Facts => ({
  storedToken: () => 'token-1',
  isLive: () => true,
  now: () => 5,
  sentAt: () => 9,
  issuedAt: () => 1,
  fellAt: () => -1,
  wasRefreshAsked: () => false,
  ...changes,
});

const session = (change: string, step?: number) => ({
  at: 0,
  kind: 'session',
  detail: { change, ...(step !== undefined && { step }) },
});

test('the document has the table as it is', () => {
  expect(readFileSync(join(__dirname, 'MODEL.md'), 'utf8')).toContain(renderModel());
});

test('the diagram of docs/login.md has every change of what is shown, and no other', () => {
  const page = readFileSync(join(__dirname, '../../docs/login.md'), 'utf8');
  const lines = page.split('\n').filter((line) => /^ {2}\w+ --> \w+: /.test(line));
  expect(lines.join('\n')).toBe(renderShown());
});

test('a change that the diagram does not have is seen', () => {
  const kinds = ['starting', 'guest', 'guest', 'member', 'starting'] as const;
  expect(unknownChanges(kinds.map((kind) => ({ kind }) as AuthState))).toEqual(['member -> starting']);
});

test('the table is a machine: one way on from each state by each event, and the step falls only where it says so', () => {
  const keys = machine.map(({ from, event }) => `${from} ${event}`);
  expect(new Set(keys).size).toBe(keys.length);
  const down = machine.filter(({ from, to }) => from === 'member' && to === 'visitor');
  expect(down.every(({ falls }) => falls !== undefined)).toBe(true);
  expect(Object.keys(invariants)).toHaveLength(13);
});

describe('the monitors see a breach', () => {
  test.each([
    ['M2', 'visitor', [session('lock')], {}],
    ['M2', 'locked', [session('replace', 2)], {}],
    ['M3', 'member', [session('drop')], {}],
    ['M3', 'member', [session('sign-out'), session('override', 2)], { sentAt: () => 4 }],
    ['M7', 'member', [session('replace', 1)], {}],
    ['M7', 'member', [session('drop'), session('replace', 1)], { isLive: () => false }],
  ] as const)('%s at %s', (id, start, records, changes) => {
    const monitors = createMonitors(start, facts(changes));
    for (const record of records) monitors.follow(record);
    expect(monitors.breaches).toEqual([expect.stringMatching(`^${id}: `)]);
  });

  test('and none where there is none', () => {
    const monitors = createMonitors('member', facts({ isLive: () => false }));
    for (const record of [
      session('drop'),
      session('replace', 3),
      session('sign-out'),
      session('replace', 1),
    ]) {
      monitors.follow(record);
    }
    expect([monitors.breaches, monitors.state()]).toEqual([[], 'visitor']);
  });
});

test('[L12] the second opinion on the fuse: three, then none for 5 s; quiet for 1 s starts anew', () => {
  const fuse = createFuseModel();
  const at = (ms: number, why: string) => fuse.observe({ at: ms, kind: 'fuse', detail: { why } });
  expect([at(0, 'passed'), at(0, 'too-many')]).toEqual([null, 'blown too early']);
  expect([at(4_999, 'passed'), at(5_000, 'passed')]).toEqual(['passed while blown', null]);
  expect([at(5_500, 'passed'), at(5_500, 'passed'), at(5_500, 'passed')]).toEqual([
    null,
    null,
    'passed too often',
  ]);
  expect([at(6_500, 'passed'), fuse.isBlown(6_500)]).toEqual([null, false]);
});
