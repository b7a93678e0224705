const chinaTime = 8 * 3600 * 1000;
const earliest = '1900-01-01';

const isoDay = (millis: number): string => new Date(millis).toISOString().slice(0, 10);

/** Whether `day` (YYYY-MM-DD) is in the calendar, not before 1900, and not after today in China. */
export const isBirthday = (day: string, now: number): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  // The parser takes 30 February for 1 March; a day that is in the calendar comes out as it went in.
  if (Number.isNaN(time) || isoDay(time) !== day) return false;
  return day >= earliest && day <= isoDay(now + chinaTime);
};
