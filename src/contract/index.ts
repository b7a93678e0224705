export type * from './account';
export type * from './catalog';
export type { Empty, ErrorBody } from './common';
export type { Endpoint, EndpointName } from './endpoints';
export { endpoints } from './endpoints';
export type { ErrorCode } from './error-codes';
export { errorTable, isErrorCode } from './error-codes';
export type * from './trade';
export type { Wire, WireAnswer, WireInput } from './wire';
