import type { ConfigReader } from './config-reader';

/** Nobody remembers it and nobody guesses it. */
const minimumLength = 24;

/** What opens the pages for operators; null when none is set. */
export const readOperatorPassword = (read: ConfigReader): string | null => {
  const given = read.text('OPERATOR_PASSWORD');
  if (given !== null && given.length < minimumLength) {
    read.problems.push(`OPERATOR_PASSWORD must have at least ${minimumLength} characters`);
  }
  return given;
};
