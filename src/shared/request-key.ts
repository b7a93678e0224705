const part = (random: () => number): string =>
  Math.floor(random() * 2 ** 48)
    .toString(36)
    .padStart(10, '0');

/**
 * Names one wish of the user over all its tries: 8 to 64 characters of `[A-Za-z0-9_-]`, as the wire asks. It need not
 * be secret, only not be met twice in one account. `now` in milliseconds, `random` in [0, 1).
 */
export const requestKey = (matter: string, now: number, random: () => number): string =>
  `${matter}-${now.toString(36)}-${part(random)}${part(random)}`;
