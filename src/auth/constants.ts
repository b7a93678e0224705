/** Storage key of the one session record. */
export const SESSION_KEY = 'session';
/** Shape of the record; a record of any other version counts as absent. */
export const SESSION_VERSION = 1;
/** Longest that a call of the host may take, in milliseconds; Baidu's may never call back. */
export const HOST_LIMIT_MS = 10_000;
/** Longest that one request may take unless its caller says otherwise, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 10_000;
/** How much later than its own limit a transport may answer before the core gives up on it, in milliseconds. */
export const TRANSPORT_GRACE_MS = 1_000;
/** Age from which the stored user is fetched again at a warm start, in milliseconds. */
export const USER_MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** Callers that may wait for a running call. */
export const MAX_WAITERS = 100;
/** Trace records that are kept. */
export const TRACE_SIZE = 500;
