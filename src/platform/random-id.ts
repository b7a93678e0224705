const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * An id of 24 letters (144 bits of the host's `Math.random`). It tells requests apart and is no secret: hosts give
 * strong random bytes only asynchronously, some not at all.
 */
export const randomId = (): string =>
  Array.from({ length: 24 }, () => letters.charAt(Math.floor(Math.random() * letters.length))).join('');
