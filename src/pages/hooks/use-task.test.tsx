import { AuthError } from '@/auth';
import { change, clear, draw } from '@/features/session/testing/draw';
import { useTask } from './use-task';

const toasts: string[] = [];
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    showToast: ({ title }: { readonly title: string }) => {
      toasts.push(title);
      return Promise.resolve();
    },
  },
}));

let task: ReturnType<typeof useTask>;
const Probe = () => {
  task = useTask();
  return null;
};

beforeEach(async () => {
  toasts.length = 0;
  await draw(<Probe />);
});
afterEach(clear);

const outcome = async (work: () => Promise<unknown>): Promise<boolean | null> => {
  let done: boolean | null = null;
  await change(
    () =>
      void task.run(work).then((answer) => {
        done = answer;
      }),
  );
  return done;
};

test('a second tap while the first one runs does nothing', async () => {
  let finish: () => void = () => undefined;
  const work = jest.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  expect(await outcome(work)).toBeNull();
  expect(task.busy).toBe(true);
  expect(await outcome(work)).toBe(false);
  await change(() => finish());
  expect([task.busy, work.mock.calls.length, toasts]).toEqual([false, 1, []]);
  expect(await outcome(() => Promise.resolve())).toBe(true);
});

test('a failure is told once, and the next try is free', async () => {
  expect(await outcome(() => Promise.reject(new AuthError('timeout')))).toBe(false);
  expect([task.busy, toasts]).toEqual([false, ['网络超时，请稍后重试']]);
  expect(await outcome(() => Promise.resolve(false))).toBe(false);
  expect(await outcome(() => Promise.reject(new AuthError('cancelled')))).toBe(false);
  expect(toasts).toHaveLength(1);
});
