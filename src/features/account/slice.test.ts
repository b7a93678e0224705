import { AnswerError, AuthError } from '@/auth';
import type { User } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { memberName, visitorName } from './member-name';
import { nicknameFrom } from './nickname';
import { createAccountSlice } from './slice';

const user: User = {
  id: 'usr_0a1b2c3d',
  busiIdentity: 'MEMBER',
  phoneMasked: '138****8000',
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  hasPassword: false,
  deletionAt: null,
};
const known = { kind: 'visitor', user, step: 1 } as const;

test('[H11] a head has a name at every step', () => {
  expect(visitorName(user)).toBe('游客 1B2C3D');
  expect(memberName(user)).toBe('鲜集会员');
  expect(memberName({ ...user, nickname: '小林' })).toBe('小林');
});

test('[H11] a history that fails to come leaves the page without a row, and a failed reload leaves the old row', async () => {
  const { now, answer, refuse } = createSliceBench(createAccountSlice, { auth: known });
  void now().loadHistory();
  await refuse('listHistory', new AuthError('offline'));
  expect(now().accountHistory.kind).toBe('failed');
  void now().loadHistory();
  await answer('listHistory', { items: [] });
  void now().loadHistory();
  await refuse('listHistory', new AuthError('offline'));
  expect(now().accountHistory).toEqual({ kind: 'ready', value: [] });
});

test('[H11] a user that cannot be fetched again is no error of the page', async () => {
  const reloadUser = jest.fn(() => Promise.reject(new AuthError('offline')));
  const { now } = createSliceBench(createAccountSlice, { core: { reloadUser } });
  await expect(now().reloadAccount()).resolves.toBeUndefined();
  expect(reloadUser).toHaveBeenCalledTimes(1);
});

test('[H12] a second tap on save sends nothing, and a refusal can be mended', async () => {
  let refuse: (error: unknown) => void = () => undefined;
  const updateProfile = jest.fn(
    () =>
      new Promise<User>((_, reject) => {
        refuse = reject;
      }),
  );
  const { now } = createSliceBench(createAccountSlice, { core: { updateProfile } });
  const saving = expect(now().saveProfile({ nickname: '小林' })).rejects.toMatchObject({
    wireCode: 'INVALID_INPUT',
  });
  expect(now().accountSaving).toBe(true);
  expect(await now().saveProfile({ nickname: '小林' })).toBe(false);
  refuse(new AnswerError(400, 'INVALID_INPUT', null, 'nickname'));
  await saving;
  expect([now().accountSaving, updateProfile.mock.calls]).toEqual([false, [[{ nickname: '小林' }]]]);
  updateProfile.mockResolvedValueOnce(user);
  expect(await now().saveProfile({ nickname: '小林' })).toBe(true);
});

test('[H12] a nickname is what is left without blanks, one to twenty letters', () => {
  expect(nicknameFrom({ nickname: ' 小林 ' })).toEqual({ kind: 'nickname', nickname: '小林' });
  for (const values of [{ nickname: '  ' }, {}, null, 'x', { nickname: 5 }])
    expect(nicknameFrom(values)).toEqual({ kind: 'refused', reason: '请输入昵称' });
  expect(nicknameFrom({ nickname: '字'.repeat(20) }).kind).toBe('nickname');
  expect(nicknameFrom({ nickname: '字'.repeat(21) }).kind).toBe('refused');
});
