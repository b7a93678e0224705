/** What the app keeps on the device to be faster next time, and may lose at any moment: nothing that a user made. */
export const cacheKeys = ['home-goods', 'home-categories'] as const;
export type CacheKey = (typeof cacheKeys)[number];

/** Bytes of a text as UTF-8. */
export const bytesOf = (text: string): number => encodeURIComponent(text).replace(/%../g, 'x').length;

/** A size for people: whole bytes up to 1 KB, then tenths of KB and MB; `0 KB` for nothing. */
export const sizeText = (bytes: number): string => {
  if (bytes === 0) return '0 KB';
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
};
