import { personLimitMs } from '@/platform/call';
import { confirmed } from './confirm';

const mockShowModal = jest.fn();
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { showModal: (question: unknown) => mockShowModal(question) },
}));

const question = { title: '退出登录？', content: '退出后仍可继续浏览', confirmText: '退出' };

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [() => Promise.resolve({ confirm: true }), true],
  [() => Promise.resolve({ confirm: false }), false],
  [() => Promise.reject({ errMsg: 'showModal:fail' }), false],
  [() => undefined, false],
  [
    () => {
      throw new Error('not a function');
    },
    false,
  ],
])('only a yes is a yes: %#', async (answer, yes) => {
  mockShowModal.mockImplementationOnce(answer);
  expect(await confirmed(question)).toBe(yes);
  expect(jest.getTimerCount()).toBe(0);
});

test('[L25] a host that never says what was tapped means no, after a person’s time', async () => {
  mockShowModal.mockReturnValueOnce(new Promise(() => undefined));
  const answers: boolean[] = [];
  void confirmed(question).then((answer) => answers.push(answer));
  await jest.advanceTimersByTimeAsync(personLimitMs - 1);
  expect(answers).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(answers).toEqual([false]);
});
