import type { Locator, Page } from 'playwright-core';
import type { H5Stage } from './h5-stage';

/** The steps that the journeys in a browser share. */

/** Pages that were left stay in the document, hidden: the one in front is the last that is visible. */
export const seen = (page: Page, id: string): Locator => page.locator(`#${id}:visible`).last();

export const tap = (page: Page, id: string): Promise<void> => seen(page, id).click();

export const type = (page: Page, id: string, text: string): Promise<void> =>
  seen(page, id).locator('input').fill(text);

export const toast = (page: Page, text: string): Promise<void> => page.getByText(text).last().waitFor();

export const atPage = (page: Page, route: string): Promise<void> =>
  page.waitForURL((url) => url.pathname === `/${route}`);

/** Number, message, code, login; the login page or sheet is open. */
export const logInBySms = async (
  page: Page,
  stage: H5Stage,
  phoneNumber: string,
  messages = 1,
): Promise<void> => {
  await seen(page, 'sms-phone').waitFor();
  await tap(page, 'agree-box');
  await type(page, 'sms-phone', phoneNumber);
  await tap(page, 'sms-send');
  const code = await stage.smsCode(phoneNumber, messages);
  await seen(page, 'sms-send').getByText('秒后重发').waitFor();
  await type(page, 'sms-code', code);
  await tap(page, 'sms-submit');
};

/** 我的, by its own address, with the head of a member. */
export const memberOnMe = async (page: Page): Promise<string> => {
  await seen(page, 'member-head').waitFor();
  return (await seen(page, 'member-head').textContent()) ?? '';
};

/** A member from the start, on 我的, and a minute later: another message may be asked for. */
export const becomeMember = async (page: Page, stage: H5Stage, phoneNumber: string): Promise<void> => {
  await tap(page, 'login-entry');
  await logInBySms(page, stage, phoneNumber);
  await memberOnMe(page);
  await stage.advance(page, 61_000);
};

/** From 我的 to one of the pages behind 设置. */
export const openSetting = async (page: Page, entry: string, route: string): Promise<void> => {
  await tap(page, 'settings-entry');
  await tap(page, entry);
  await atPage(page, route);
};

/** What the server knows of the page's user. */
export const whoAmI = (
  page: Page,
): Promise<{ status: number; id?: string; phoneMasked?: string | null; deletionAt?: number | null }> =>
  page.evaluate(async () => {
    const token = /"token\\*":\\*"([A-Za-z0-9_-]+)/.exec(JSON.stringify({ ...localStorage }))?.[1];
    const answer = await fetch('/api/me', { headers: { authorization: `Bearer ${token}` } });
    const { user = {} } = (await answer.json()) as { user?: object };
    return { status: answer.status, ...user };
  });
