const MOST_KEPT = 10;

/** What was searched for, newest first and each once, with one more. */
export const withWord = (words: readonly string[], word: string): string[] =>
  [word, ...words.filter((one) => one !== word)].slice(0, MOST_KEPT);

export const withoutWord = (words: readonly string[], word: string): string[] =>
  words.filter((one) => one !== word);
