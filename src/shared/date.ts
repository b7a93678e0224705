/** China has one zone, UTC+8, without summer time; hosts do not all know zones by name. */
const chinaOffsetMs = 8 * 60 * 60 * 1000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Epoch milliseconds as `YYYY-MM-DD` in China, wherever the device is. */
export const formatDate = (epochMs: number): string => {
  const date = new Date(epochMs + chinaOffsetMs);
  return [date.getUTCFullYear(), twoDigits(date.getUTCMonth() + 1), twoDigits(date.getUTCDate())].join('-');
};

/** Epoch milliseconds as `YYYY-MM-DD HH:mm` in China, wherever the device is. */
export const formatDateTime = (epochMs: number): string => {
  const date = new Date(epochMs + chinaOffsetMs);
  return `${formatDate(epochMs)} ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
};
