export const steps = {
  started: '启动登录',
  code: '取得登录码',
  session: '建立会话',
  'phone-shown': '展示手机号按钮',
  'phone-tapped': '点击手机号按钮',
  granted: '同意授权',
  denied: '拒绝授权',
  bound: '绑定手机号',
  profile: '完善资料',
};

export const platforms = { wechat: '微信', douyin: '抖音', baidu: '百度', kuaishou: '快手', h5: 'H5' };

const whole = new Intl.NumberFormat('zh-CN');

export const count = (value) => whole.format(value);

export const share = (part, all) => (all === 0 ? '—' : `${((part / all) * 100).toFixed(1)}%`);

/** Milliseconds as people say them. */
export const time = (ms) => {
  if (ms === null) return '—';
  if (ms < 1000) return `${Math.round(ms)} 毫秒`;
  const [value, unit] = ms < 60_000 ? [ms / 1000, '秒'] : [ms / 60_000, '分钟'];
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`;
};

const shanghai = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' };
const dayForm = new Intl.DateTimeFormat('zh-CN', { ...shanghai, month: 'numeric', day: 'numeric' });
const hourForm = new Intl.DateTimeFormat('zh-CN', {
  ...shanghai,
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

export const day = (at) => dayForm.format(at);
export const moment = (at) => hourForm.format(at);
