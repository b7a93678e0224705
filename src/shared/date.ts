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

/** Seconds as `29:05`, with the hours before them from one hour on: `1:00:00`. */
export const formatRest = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const rest = `${twoDigits(Math.floor((seconds % 3600) / 60))}:${twoDigits(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
};
