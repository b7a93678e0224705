import type { HostLogin } from '@/auth';
import { type CallResult, callHost, type HostWorld } from './call';
import { errorCodeOf } from './fields';

type Ended = Exclude<CallResult, { kind: 'success' }>;

/** A login call that gave nothing. The reason is a word of ours, with the host's number where it gave one. */
export const failedLogin = (ended: Ended): HostLogin => {
  if (ended.kind === 'missing') return { kind: 'failed', retryable: false, reason: 'api-missing' };
  if (ended.kind === 'timeout') return { kind: 'failed', retryable: true, reason: 'timeout' };
  const code = errorCodeOf(ended.error);
  return {
    kind: 'failed',
    retryable: true,
    reason: code === undefined ? 'host-error' : `host-error-${code}`,
  };
};

/** The host called back with success but without what a login is for. */
export const emptyLogin: HostLogin = { kind: 'failed', retryable: true, reason: 'no-code' };

/** `checkSession` of all four hosts: success means alive, fail means that a new login is needed. */
export const checkHostSession = async (world: HostWorld): Promise<'valid' | 'expired' | 'unknown'> => {
  const { kind } = await callHost(world, 'checkSession');
  if (kind === 'success') return 'valid';
  return kind === 'fail' ? 'expired' : 'unknown';
};
