import { count, platforms, share, steps, time } from './words.js';

const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

const row = (cell, texts) => {
  const made = document.createElement('tr');
  made.append(...texts.map((text) => element(cell, text)));
  return made;
};

const fill = (id, head, rows) => {
  const thead = document.createElement('thead');
  thead.append(row('th', head));
  const tbody = document.createElement('tbody');
  tbody.append(...rows.map((texts) => row('td', texts)));
  document.getElementById(id).replaceChildren(thead, tbody);
};

const flowsOf = (all, step) => all.find((one) => one.step === step)?.flows ?? 0;

export const showCards = ({ total }) => {
  const started = flowsOf(total, 'started');
  const bound = flowsOf(total, 'bound');
  const granted = flowsOf(total, 'granted');
  const cards = [
    ['启动登录', count(started)],
    ['建立会话', share(flowsOf(total, 'session'), started)],
    ['授权同意率', share(granted, granted + flowsOf(total, 'denied'))],
    ['绑定手机号', count(bound)],
  ].map(([title, value]) => {
    const card = document.createElement('div');
    card.className = 'card';
    const name = element('span', title);
    name.className = 'quiet';
    card.append(name, element('strong', value));
    return card;
  });
  document.getElementById('cards').replaceChildren(...cards);
};

export const showDetails = ({ total, platforms: each }) => {
  const started = flowsOf(total, 'started');
  const head = ['步骤', '次数', '占启动', 'P50', 'P95', ...each.map(({ platform }) => platforms[platform])];
  const rows = total.map(({ step, flows, p50Ms, p95Ms }) => [
    steps[step],
    count(flows),
    share(flows, started),
    time(p50Ms),
    time(p95Ms),
    ...each.map((one) => count(flowsOf(one.steps, step))),
  ]);
  fill('details', head, rows);
};

export const showDenials = ({ denials }) => {
  const rows = denials.map(({ platform, reason, count: times }) => [
    platforms[platform],
    reason === '' ? '未说明' : reason,
    count(times),
  ]);
  fill('denials', ['平台', '原因', '次数'], rows.length === 0 ? [['没有人拒绝', '', '']] : rows);
};
