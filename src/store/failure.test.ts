import { AnswerError, AuthError } from '@/auth';
import { failureOf } from './failure';

test('the server’s word and sentence come first, then the core’s', () => {
  expect(failureOf(new AnswerError(409, 'OUT_OF_STOCK', '库存不足', null))).toEqual({
    code: 'OUT_OF_STOCK',
    sentence: '库存不足',
    cancelled: false,
  });
  expect(failureOf(new AuthError('offline')).code).toBe('offline');
  expect(failureOf(new AuthError('cancelled')).cancelled).toBe(true);
});

test('what is not the core’s error leaks nothing', () => {
  expect(failureOf(new Error('token=secret'))).toEqual({
    code: 'unexpected',
    sentence: '系统繁忙，请稍后再试',
    cancelled: false,
  });
});
