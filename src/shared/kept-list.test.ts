import { createKeptList, hasFields } from './kept-list';

interface Entry {
  readonly id: string;
}

const start = (text?: string) => {
  const texts = new Map<string, string>(text === undefined ? [] : [['list', text]]);
  const place = {
    read: (key: string) => texts.get(key) ?? null,
    write: (key: string, value: string) => texts.set(key, value).size > 0,
    remove: (key: string) => void texts.delete(key),
  };
  const isEntry = (value: unknown): value is Entry => hasFields(value, { id: 'string' });
  return { texts, list: createKeptList<Entry>({ place: () => place, key: 'list', isEntry }) };
};

test('[I08] what was kept is there after a restart, and an empty list takes no room', () => {
  const { texts, list } = start();
  list.write([{ id: 'a' }, { id: 'b' }]);
  const again = start(texts.get('list'));
  expect(again.list.read()).toEqual([{ id: 'a' }, { id: 'b' }]);
  again.list.write([]);
  expect([...again.texts]).toEqual([]);
});

test.each([
  'x',
  'null',
  '[]',
  '{"version":1}',
  '{"version":0,"entries":[]}',
  '{"version":1,"entries":[{"id":1}]}',
  '{"version":1,"entries":[null]}',
])('[I08] a record that cannot be read counts as absent and is removed: %s', (text) => {
  const { texts, list } = start(text);
  expect(list.read()).toEqual([]);
  expect(texts.size).toBe(0);
});
