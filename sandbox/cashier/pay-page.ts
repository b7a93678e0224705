const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const words: Readonly<Record<string, string>> = {
  open: '等待付款',
  paid: '已付款，请返回商城',
  closed: '已取消，请返回商城',
  expired: '付款时间已过',
};

/** The page of one payment. Its buttons call the same routes that a client without this page calls itself. */
export const payPage = (payment: {
  subject: string;
  amountFen: number;
  state: string;
}): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>模拟收银台</title>
<style>
body { margin: 0; padding: 48px 24px; font: 16px/1.6 system-ui, sans-serif; color: #1f2329; text-align: center; background: #f5f6f7; }
strong { display: block; margin: 16px 0 32px; font-size: 40px; }
button { display: block; width: 100%; max-width: 320px; margin: 12px auto; padding: 14px; border: 0; border-radius: 8px; font-size: 17px; }
#pay { color: #fff; background: #1a6b3c; }
#refuse { color: #4e5560; background: #fff; }
</style>
<p>模拟收银台：不会真的扣款</p>
<p>${escaped(payment.subject)}</p>
<strong>¥${(payment.amountFen / 100).toFixed(2)}</strong>
<p id="state">${words[payment.state] ?? ''}</p>
${payment.state === 'open' ? '<button id="pay">确认付款</button><button id="refuse">取消付款</button>' : ''}
<script>
for (const button of document.querySelectorAll('button')) {
  button.onclick = async () => {
    await fetch(location.pathname + '/' + button.id, { method: 'POST' });
    location.reload();
  };
}
</script>
</html>
`;
