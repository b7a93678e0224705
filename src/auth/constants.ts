/** Storage key of the one session record. */
export const SESSION_KEY = 'session';
/** Shape of the record; a record of any other version counts as absent. */
export const SESSION_VERSION = 2;
/** Longest that a call of the host may take unless it says otherwise, in milliseconds; Baidu's may never call back. */
export const HOST_LIMIT_MS = 10_000;
/** Longest that a hint of the host is waited for, in milliseconds: a button is held up by it, and a login is not much longer. */
export const HINT_LIMIT_MS = 2_000;
/** Longest that one request may take unless its caller says otherwise, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 10_000;
/** How much later than its own limit a transport may answer before the core gives up on it, in milliseconds. */
export const TRANSPORT_GRACE_MS = 1_000;
/** Age from which the user is fetched again at a warm start or show, in milliseconds. */
export const USER_MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** How long a user may be away before the session counts as left alone, in milliseconds. */
export const IDLE_MS = 30 * 24 * 60 * 60 * 1000;
/** How much of the time of its last use a stored session may miss, in milliseconds; saves a write per request. */
export const SAVE_SEEN_MS = 60_000;
/** Requests that the hosts let be under way at once. */
export const MAX_UNDER_WAY = 10;
/** How long a wait may be before the loading mask shows it, in milliseconds. */
export const MASK_DELAY_MS = 300;
/** How long an event may wait for others to go with, in milliseconds. */
export const TELEMETRY_MS = 5_000;
/** Events that one request carries. */
export const TELEMETRY_BATCH = 50;
/** Events that are kept while none can be sent; the oldest go first. */
export const TELEMETRY_KEPT = 200;
/** Callers that may wait for a running call. */
export const MAX_WAITERS = 100;
/** Trace records that are kept. */
export const TRACE_SIZE = 500;
