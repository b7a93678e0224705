import type { MovableClock } from './clock';

/** A text message on a simulated phone. */
export interface SmsMessage {
  readonly id: number;
  readonly phone: string;
  readonly text: string;
  readonly at: number;
}

export interface SmsInbox {
  deliver(phone: string, text: string): SmsMessage;
  /** Oldest first. */
  of(phone: string): readonly SmsMessage[];
  reset(): void;
}

const KEPT = 1_000;

export function createSmsInbox(clock: MovableClock): SmsInbox {
  let messages: SmsMessage[] = [];
  let id = 0;
  return {
    deliver(phone, text) {
      const message = { id: ++id, phone, text, at: clock.now() };
      messages.push(message);
      if (messages.length > 2 * KEPT) messages = messages.slice(-KEPT);
      return message;
    },
    of: (phone) => messages.filter((message) => message.phone === phone),
    reset() {
      messages = [];
      id = 0;
    },
  };
}
