import { count, day, moment, share, steps, time } from './words.js';

const colours = { main: '#2f7d5b', soft: '#9cc7b2', warm: '#d9a441', line: '#e4e9e6', ink: '#66736d' };

/** The way through; a refusal is a fork of it and stands in the tables. */
const way = (all) => all.filter(({ step }) => step !== 'denied');

const isNarrow = () => window.matchMedia('(max-width: 760px)').matches;

const axis = (extra = {}) => ({ grid: { color: colours.line }, border: { display: false }, ...extra });
const plain = axis({ grid: { display: false } });

const base = (extra) => ({
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
  ...extra,
});

const drawn = new Map();

/** A canvas holds one chart: the one before goes. */
const draw = (id, config) => {
  drawn.get(id)?.destroy();
  drawn.set(id, new window.Chart(document.getElementById(id), config));
};

export const drawFunnel = ({ total }) => {
  const rows = way(total);
  const first = rows[0]?.flows ?? 0;
  draw('funnel', {
    type: 'bar',
    data: {
      labels: rows.map(({ step }) => steps[step]),
      datasets: [
        {
          data: rows.map(({ flows }) => flows),
          backgroundColor: colours.main,
          borderRadius: 4,
          maxBarThickness: 22,
        },
      ],
    },
    options: base({
      indexAxis: 'y',
      scales: { x: axis({ beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6 } }), y: plain },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: { label: ({ raw }) => `${count(raw)} 次，占 ${share(raw, first)}` },
        },
      },
    }),
  });
};

const legend = { position: 'bottom', labels: { boxWidth: 12, boxHeight: 12 } };

/** Ten milliseconds, a tenth of a second, a second and so on; the lines between them are noise. */
const keepPowers = (scale) => {
  scale.ticks = scale.ticks.filter(({ value }) => Number.isInteger(Math.log10(value)));
};

export const drawTimes = ({ total }) => {
  const rows = way(total).filter(({ p95Ms }) => p95Ms > 0);
  const bars = (label, key, backgroundColor) => ({
    label,
    backgroundColor,
    borderRadius: 4,
    maxBarThickness: 18,
    data: rows.map((row) => row[key]),
  });
  draw('times', {
    type: 'bar',
    data: {
      labels: rows.map(({ step }) => steps[step]),
      datasets: [bars('P50', 'p50Ms', colours.soft), bars('P95', 'p95Ms', colours.main)],
    },
    options: base({
      indexAxis: 'y',
      // A code takes a fraction of a second and a person takes many: only a logarithm shows both.
      scales: {
        x: axis({
          type: 'logarithmic',
          min: 10,
          afterBuildTicks: keepPowers,
          ticks: { callback: (ms) => time(ms), maxRotation: 0 },
        }),
        y: plain,
      },
      plugins: {
        legend,
        tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label}：${time(raw)}` } },
      },
    }),
  });
};

/** Stretches without events are zeros, not gaps. */
const filled = ({ trend, bucketMs, from, to }) => {
  const known = new Map(trend.map((row) => [row.at, row]));
  const offset = 8 * 3_600_000;
  const rows = [];
  for (let at = Math.floor((from + offset) / bucketMs) * bucketMs - offset; at < to; at += bucketMs) {
    rows.push(known.get(at) ?? { at, started: 0, session: 0, bound: 0 });
  }
  return rows;
};

export const drawTrend = (report) => {
  const rows = filled(report);
  const label = report.bucketMs < 86_400_000 ? moment : day;
  const line = (key, colour) => ({
    label: steps[key],
    data: rows.map((row) => row[key]),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    pointRadius: rows.length > 20 ? 0 : 3,
    tension: 0.25,
  });
  draw('trend', {
    type: 'line',
    data: {
      labels: rows.map(({ at }) => label(at)),
      datasets: [line('started', colours.soft), line('session', colours.main), line('bound', colours.warm)],
    },
    options: base({
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { ...plain, ticks: { maxTicksLimit: isNarrow() ? 4 : 7, maxRotation: 0 } },
        y: axis({ beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6 } }),
      },
      plugins: { legend },
    }),
  });
};

export const dress = () => {
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  window.Chart.defaults.color = colours.ink;
};
