/** Longest name, in characters; the contract says the same to clients. */
const maximumLength = 20;

/** Control characters, line ends, and marks that turn the direction of what stands around a name. */
const disturbing = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;

/** A name as it may stand in a line of text; empty when nothing of it can be seen. */
export const cleanNickname = (text: string): string => {
  const clean = [...text.replace(disturbing, '').trim()].slice(0, maximumLength).join('').trim();
  return /[^\p{Cf}\s]/u.test(clean) ? clean : '';
};
