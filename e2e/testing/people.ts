import { type PersonOrder, putPerson } from '../../sandbox/open-api/control/people';
import type { World } from '../../sandbox/open-api/world/create-world';

/** Somebody of whom no other journey knows. */
export interface StagePerson {
  readonly id: string;
  readonly phoneNumber: string;
}

let people = 0;

export const createPerson = (world: World, order: PersonOrder): StagePerson => {
  people += 1;
  const id = `person-${people}`;
  const phoneNumber = `137${String(10_000_000 + people)}`;
  putPerson(world, { id, phoneNumbers: [phoneNumber], ...order });
  return { id, phoneNumber };
};

/** The provider has nobody who could tell of a new message: its inbox is looked at until so many lie there. */
export const readSmsCode = async (world: World, phoneNumber: string, messages: number): Promise<string> => {
  for (let look = 0; look < 500; look += 1) {
    const inbox = world.sms.of(phoneNumber);
    const code = inbox.length >= messages ? /\d{6}/.exec(inbox.at(-1)?.text ?? '')?.[0] : undefined;
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No message number ${messages} came to ${phoneNumber}`);
};
