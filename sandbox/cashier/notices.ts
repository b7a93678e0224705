import { signedHeaders } from './signing';

export type Notice = { readonly event: string } & Readonly<Record<string, string | number>>;

/** Sends one message; resolves with the HTTP status. */
export type Send = (url: string, headers: Record<string, string>, body: string) => Promise<number>;

export const sendByHttp: Send = async (url, headers, body) => {
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
  await response.arrayBuffer();
  return response.status;
};

interface Waiting {
  readonly url: string;
  readonly body: string;
}

/** What goes wrong with notices, as counts of how many times it will. */
export interface NoticeFaults {
  /** Notices that get lost on their way; they are told again at the next `deliver`. */
  loseNotices: number;
  /** Notices that arrive twice. */
  doubleNotices: number;
}

export interface Notices {
  readonly faults: NoticeFaults;
  /** Tells the merchant; what is not heard waits for `deliver`. Never rejects. */
  tell(merchantNumber: string, url: string, notice: Notice): Promise<void>;
  /** Tells again what was not heard; resolves with how many still wait. */
  deliver(): Promise<number>;
  /** Tells the last notice about a payment once more; false when there was none. */
  repeat(merchantNumber: string): Promise<boolean>;
  waiting(): number;
}

export function createNotices(world: {
  now: () => number;
  text: (length: number) => string;
  key: string;
  send: Send;
}): Notices {
  let queue: Waiting[] = [];
  const last = new Map<string, Waiting>();
  const faults: NoticeFaults = { loseNotices: 0, doubleNotices: 0 };

  async function attempt({ url, body }: Waiting): Promise<boolean> {
    const headers = signedHeaders(world.key, { now: world.now(), nonce: world.text(16), body });
    try {
      const status = await world.send(url, headers, body);
      return status >= 200 && status < 300;
    } catch {
      return false;
    }
  }

  return {
    faults,
    async tell(merchantNumber, url, notice) {
      const message = { url, body: JSON.stringify(notice) };
      last.set(merchantNumber, message);
      if (faults.loseNotices > 0) {
        faults.loseNotices -= 1;
        queue.push(message);
        return;
      }
      const heard = await attempt(message);
      if (!heard) queue.push(message);
      if (faults.doubleNotices > 0) {
        faults.doubleNotices -= 1;
        await attempt(message);
      }
    },
    async deliver() {
      const again = queue;
      queue = [];
      for (const message of again) if (!(await attempt(message))) queue.push(message);
      return queue.length;
    },
    async repeat(merchantNumber) {
      const message = last.get(merchantNumber);
      if (message !== undefined) await attempt(message);
      return message !== undefined;
    },
    waiting: () => queue.length,
  };
}
