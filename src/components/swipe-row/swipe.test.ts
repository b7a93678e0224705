import { swipeOf } from './swipe';

const at = (pageX: number, pageY: number) => ({ pageX, pageY });

test.each([
  ['far to the left', at(300, 100), at(250, 110), 'left'],
  ['far to the right', at(250, 100), at(300, 90), 'right'],
  ['a little', at(300, 100), at(270, 100), 'none'],
  ['mostly down, as in a scroll', at(300, 100), at(250, 140), 'none'],
  ['from nowhere', null, at(0, 0), 'none'],
  ['to nowhere', at(0, 0), null, 'none'],
])('[H06] a finger goes %s', (_, from, to, swipe) => {
  expect(swipeOf(from, to)).toBe(swipe);
});
