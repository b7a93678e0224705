/** Chinese mainland mobile number, 11 digits without prefix; the same rule as the contract's. */
export const isPhoneNumber = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

export const isSmsCode = (text: string): boolean => /^\d{6}$/.test(text);
