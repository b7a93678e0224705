export * from '../access-token/schema';
export * from '../accounts/schema';
export * from '../exchange/schema';
export * from '../sessions/schema';
export * from '../shop/schema';
export * from '../sms/schema';
