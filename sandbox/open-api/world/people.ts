import type { Person, Platform } from './types';

/** The people of a world, by id. */
export interface People {
  get(id: string): Person | undefined;
  list(): readonly Person[];
  /** Adds a person or replaces the one with this id. */
  put(person: Person): void;
  /** Logs a person in to a host app or out of it. */
  setHostLogin(id: string, platform: Platform, login: 'in' | 'out'): void;
  /** Back to those the world began with. */
  reset(): void;
}

export function createPeople(first: readonly Person[]): People {
  const byId = new Map<string, Person>();
  const reset = () => {
    byId.clear();
    for (const person of first) byId.set(person.id, person);
  };
  reset();
  return {
    get: (id) => byId.get(id),
    list: () => [...byId.values()],
    put: (person) => void byId.set(person.id, person),
    setHostLogin(id, platform, login) {
      const person = byId.get(id);
      if (person) byId.set(id, { ...person, hosts: { ...person.hosts, [platform]: login } });
    },
    reset,
  };
}
