import { drawFunnel, drawTimes, drawTrend, dress } from './charts.js';
import { showCards, showDenials, showDetails } from './tables.js';
import { moment } from './words.js';

const day = 86_400_000;
const form = document.getElementById('filters');
const state = document.getElementById('state');
const report = document.getElementById('report');
const button = form.querySelector('button');

const say = (text) => {
  state.textContent = text;
  state.hidden = text === '';
  report.hidden = text !== '';
};

const read = async () => {
  const fields = new FormData(form);
  const to = Date.now();
  const query = new URLSearchParams({ from: String(to - Number(fields.get('range')) * day), to: String(to) });
  const platform = fields.get('platform');
  if (platform !== '') query.set('platform', platform);
  const answer = await fetch(`data?${query}`);
  if (!answer.ok) throw new Error((await answer.json()).message);
  return answer.json();
};

const show = (figures) => {
  document.getElementById('span').textContent =
    `${moment(figures.from)} 至 ${moment(figures.to)}（北京时间）`;
  document.getElementById('bucket').textContent = figures.bucketMs < day ? '每小时的人次。' : '每天的人次。';
  if (figures.total.every(({ flows }) => flows === 0)) {
    say('这段时间还没有登录事件。\n有人打开小程序后，几秒钟内会出现在这里。');
    return;
  }
  say('');
  showCards(figures);
  showDetails(figures);
  showDenials(figures);
  drawFunnel(figures);
  drawTimes(figures);
  drawTrend(figures);
};

/** Of several answers the one to the newest question counts. */
let asked = 0;

const refresh = async () => {
  asked += 1;
  const mine = asked;
  button.disabled = true;
  try {
    const figures = await read();
    if (mine === asked) show(figures);
  } catch (error) {
    if (mine === asked) say(`读取失败：${error.message}\n请稍后再刷新。`);
  } finally {
    if (mine === asked) button.disabled = false;
  }
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void refresh();
});
form.addEventListener('change', () => void refresh());

dress();
void refresh();
