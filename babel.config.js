/** Fast refresh is the dev server's: in a development build without one nothing would define `$RefreshReg$`. */
const hot = process.argv.includes('--watch');

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot }]],
};
