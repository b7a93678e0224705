import type { World } from '../world/create-world';
import { type HostLogin, type Person, PLATFORMS, type Platform } from '../world/types';

/** Adds a person, or changes what is given of one who exists. */
export type PersonOrder = Partial<Omit<Person, 'hosts'>> & {
  readonly hosts?: Partial<Record<Platform, HostLogin>>;
};

const text = { type: 'string', minLength: 1, maxLength: 200 };

export const personBody = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[\\w-]{1,64}$' },
    name: text,
    nickname: text,
    avatarUrl: text,
    countryCode: { type: 'string', pattern: '^\\d{1,4}$' },
    phoneNumbers: { type: 'array', items: { type: 'string', pattern: '^\\d{5,15}$' } },
    gender: { enum: [0, 1, 2] },
    hosts: {
      type: 'object',
      properties: Object.fromEntries(PLATFORMS.map((platform) => [platform, { enum: ['in', 'out'] }])),
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

export function putPerson(world: World, order: PersonOrder): Person {
  const id = order.id ?? `p${world.random.text(8, '0123456789abcdef')}`;
  const before = world.people.get(id);
  const fresh: Person = {
    id,
    name: id,
    nickname: id,
    avatarUrl: `${world.baseUrl}/avatars/${id}.png`,
    countryCode: '86',
    phoneNumbers: [],
    gender: 0,
    hosts: { wechat: 'in', douyin: 'in', baidu: 'in', kuaishou: 'in' },
  };
  const base = before ?? fresh;
  const person = { ...base, ...order, id, hosts: { ...base.hosts, ...order.hosts } };
  world.people.put(person);
  return person;
}
