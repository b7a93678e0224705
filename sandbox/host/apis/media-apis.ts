import { type DeviceFile, defaultPicture } from '../core/files';
import type { HostCore } from '../core/host-core';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';
import type { PrivacyGate } from './privacy';

/** Opens the album; gives the chosen pictures as temporary paths, or `null` after a cancel. */
export const choosePictures = async (
  core: HostCore,
  count: number,
): Promise<{ path: string; file: DeviceFile }[] | null> => {
  const album = core.device.album.length > 0 ? core.device.album : [defaultPicture];
  const answer = await core.sheets.open({
    kind: 'image-chooser',
    title: '选择图片',
    content: '',
    choices: [
      { id: 'cancel', label: '取消' },
      { id: 'choose', label: '完成' },
    ],
    data: { count, names: album.map((file) => file.name) },
  });
  if (answer.choice === 'cancel') return null;
  const wanted = Array.isArray(answer.value) ? (answer.value as number[]) : [0];
  return wanted.slice(0, count).flatMap((index) => {
    const file = album[index];
    return file ? [{ path: core.files.add(file), file }] : [];
  });
};

const addChoosers = (desk: ApiDesk, core: HostCore, privacy: PrivacyGate): void => {
  const choose = async (name: string, count: unknown): Promise<{ path: string; file: DeviceFile }[]> => {
    await privacy.pass(name);
    const chosen = await choosePictures(core, Number(count ?? 9));
    if (!chosen) throw new ApiFailure('fail cancel');
    return chosen;
  };
  desk.async('chooseImage', async ({ count }) => {
    const chosen = await choose('chooseImage', count);
    return {
      tempFilePaths: chosen.map(({ path }) => path),
      tempFiles: chosen.map(({ path, file }) => ({ path, size: file.bytes.length })),
    };
  });
  desk.async('chooseMedia', async ({ count }) => {
    const chosen = await choose('chooseMedia', count);
    const tempFiles = chosen.map(({ path, file }) => ({
      tempFilePath: path,
      size: file.bytes.length,
      fileType: 'image',
    }));
    return { tempFiles, type: 'image' };
  });
};

/** Pictures, clipboard and the small helpers that only leave the page for a moment. */
export const addMediaApis = (desk: ApiDesk, core: HostCore, privacy: PrivacyGate): void => {
  let clipboard = '';
  addChoosers(desk, core, privacy);
  desk.async('setClipboardData', async ({ data }) => {
    await privacy.pass('setClipboardData');
    clipboard = String(data ?? '');
    core.feedback.showToast({ title: '内容已复制', icon: 'none', mask: false }, 1500);
    return undefined;
  });
  desk.async('getClipboardData', async () => {
    await privacy.pass('getClipboardData');
    return { data: clipboard };
  });
  for (const name of ['previewImage', 'makePhoneCall', 'vibrateShort', 'showShareMenu', 'hideShareMenu']) {
    desk.async(name, () => undefined);
  }
  desk.async('hideKeyboard', () => undefined);
};
