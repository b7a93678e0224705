import type { TransportFailureKind } from '@/auth';

/** No answer came at all. The message is a word of ours: the host's text may hold the address with its query. */
export class TransportError extends Error {
  readonly transportFailure: TransportFailureKind;

  constructor(transportFailure: TransportFailureKind) {
    super(`transport: ${transportFailure}`);
    this.name = 'TransportError';
    this.transportFailure = transportFailure;
  }
}
