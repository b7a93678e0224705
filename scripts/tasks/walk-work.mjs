/** 赵一鸣, who leads the company of the simulated world. */
const leader = '13800000004';

const logIn = async (page, { visible }, origin, smsCode) => {
  await page.goto(`${origin}/pages/login/index`);
  await visible('agree-box').click();
  await visible('sms-phone').locator('input').fill(leader);
  await visible('sms-send').click();
  await page.getByText('秒后重发').waitFor();
  await visible('sms-code')
    .locator('input')
    .fill(await smsCode(leader));
  await visible('sms-submit').click();
  await page.locator('.product-card').first().waitFor();
};

/** The workbench of the leader: what the company has, one module, who may do what. */
export const walkWork = async (page, eyes, origin, smsCode) => {
  const { shot, visible } = eyes;
  await logIn(page, eyes, origin, smsCode);
  await page.goto(`${origin}/pages/work/index`);
  await visible('members-entry').waitFor();
  await shot('work');
  await visible('module-reports').click();
  await visible('module-open').waitFor();
  await shot('work-module');
  await page.goto(`${origin}/pages/work/members/index`);
  await visible('member-phone').locator('input').fill('13800000077');
  await visible('member-add').click();
  await page.locator('.waiting').first().waitFor();
  const other = page.locator('.member-head:has(.member-arrow)').first();
  if ((await other.count()) > 0) await other.click();
  await shot('work-members');
};
