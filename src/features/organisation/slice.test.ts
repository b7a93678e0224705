import { AnswerError, AuthError } from '@/auth';
import type { MembersAnswer, Organisation } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createOrganisationSlice } from './slice';

const place = (id: string, isCurrent: boolean): Organisation => ({
  id,
  name: id,
  isLeader: true,
  isCurrent,
  joinedAt: 0,
});
const list = (version: number): MembersAnswer => ({ version, items: [], invitations: [] });
const refusal = (code: string) => new AnswerError(409, code, code, null);

const start = async () => {
  const bench = createSliceBench(createOrganisationSlice);
  void bench.now().loadMembers('o1');
  await bench.answer('listMembers', list(4));
  return bench;
};

test('[H18] each change names the version that the leader saw, and shows the list that answers it', async () => {
  const { now, answer, waiting } = await start();
  const added = now().addMember('13800000001');
  expect(waiting('addMember').map(({ input }) => input)).toEqual([
    { params: { id: 'o1' }, body: { phone: '13800000001', version: 4 } },
  ]);
  await answer('addMember', list(5));
  const switched = now().switchModule({ userId: 'u2', module: 'budget', isOn: false });
  expect(waiting('switchModule').map(({ input }) => input)).toEqual([
    { params: { id: 'o1' }, body: { userId: 'u2', module: 'budget', isOn: false, version: 5 } },
  ]);
  await answer('switchModule', list(6));
  const removed = now().removeMember({ userId: 'u2' });
  expect(waiting('removeMember')[0]?.input).toMatchObject({ body: { who: { userId: 'u2' }, version: 6 } });
  await answer('removeMember', list(7));
  expect(await Promise.all([added, switched, removed])).toEqual(['done', 'done', 'done']);
  expect(now().members).toEqual({ kind: 'ready', value: list(7) });
});

test('[H18] somebody was faster: the list is read anew, and the caller is told', async () => {
  const { now, answer, refuse } = await start();
  const switched = now().switchModule({ userId: 'u2', module: 'budget', isOn: false });
  await refuse('switchModule', refusal('VERSION_CONFLICT'));
  await answer('listMembers', list(9));
  expect([await switched, now().members]).toEqual(['conflict', { kind: 'ready', value: list(9) }]);
});

test('[H18] who leads no more sees no list, whether they change something or look', async () => {
  const { now, refuse } = await start();
  const added = now().addMember('13800000001');
  await refuse('addMember', refusal('LEADER_REQUIRED'));
  expect([await added, now().members.kind, now().leadLost]).toEqual(['lost', 'idle', true]);
  const again = await start();
  void again.now().loadMembers('o1');
  await again.refuse('listMembers', refusal('LEADER_REQUIRED'));
  expect([again.now().members.kind, again.now().leadLost]).toEqual(['idle', true]);
});

test('[H18] any other refusal reaches its caller, and the list stays', async () => {
  const { now, refuse } = await start();
  const removed = expect(now().removeMember({ userId: 'me' })).rejects.toMatchObject({
    wireCode: 'LEADER_SELF',
  });
  await refuse('removeMember', refusal('LEADER_SELF'));
  await removed;
  expect(now().members.kind).toBe('ready');
});

test('[H18] a list that cannot be loaded says why; one that is there stays; another organisation’s goes at once', async () => {
  const { now, refuse } = await start();
  void now().loadMembers('o1');
  await refuse('listMembers', new AuthError('offline'));
  expect(now().members.kind).toBe('ready');
  void now().loadMembers('o2');
  expect(now().members).toEqual({ kind: 'loading' });
  await refuse('listMembers', new AuthError('timeout'));
  expect(now().members).toEqual({ kind: 'failed', message: '网络超时，请稍后重试' });
});

test('[H18] with several organisations one is chosen, and the places are read anew', async () => {
  const { now, answer } = createSliceBench(createOrganisationSlice);
  void now().loadOrganisations();
  await answer('listOrganisations', { items: [place('a', true), place('b', false)] });
  const chosen = now().chooseOrganisation('b');
  await answer('chooseOrganisation', { items: [] });
  await answer('listOrganisations', { items: [place('a', false), place('b', true)] });
  await chosen;
  expect(now().organisations).toMatchObject({ value: [{ isCurrent: false }, { isCurrent: true }] });
});

test('[H18] [L27] another user sees none of it, answers that are under way included', async () => {
  const { now, answer } = await start();
  void now().loadOrganisations();
  void now().loadMembers('o1');
  now().forgetOrganisations();
  await answer('listOrganisations', { items: [place('a', true)] });
  await answer('listMembers', list(5));
  expect([now().organisations.kind, now().members.kind]).toEqual(['idle', 'idle']);
});
