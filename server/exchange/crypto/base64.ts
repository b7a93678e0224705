const alphabet = /^[A-Za-z0-9+/]+={0,2}$/;

/** Strict base64: null for anything that Node would silently shorten. */
export const decodeBase64 = (text: string): Buffer | null =>
  text.length % 4 === 0 && alphabet.test(text) ? Buffer.from(text, 'base64') : null;
