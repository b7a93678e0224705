const { default: Sequencer } = require('@jest/test-sequencer');

/** What works long and in one go: alone at the end it would keep one core busy while the other rests, and a process that has
 * run a hundred files collects garbage for half of that time. */
const long = /explore-|-processes\.test|kill-rounds/;

/** Jest's own order, the longest first also where no earlier run is known. */
module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const inOrder = super.sort(tests);
    const isLong = ({ path }) => long.test(path);
    return [...inOrder.filter(isLong), ...inOrder.filter((test) => !isLong(test))];
  }
};
