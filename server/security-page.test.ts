import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = ['docs/security.md', 'docs/threat-model.md'];

/** Level 1 and 2 of ASVS 5.0.0, section by section; numbers that are left out are of level 3. */
const sections: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
};

interface Row {
  readonly id: string;
  readonly state: string;
  readonly how: string;
  readonly proof: string;
}

const rows: readonly Row[] = read('docs/security.md')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, id = '']) => /^\d+\.\d+\.\d+$/.test(id))
  .map(([, id = '', , state = '', how = '', proof = '']) => ({ id, state, how, proof }));

test('[S16] the security page has every requirement of its chapters, once and in order', () => {
  const expected = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, n) => `${section}.${n + 1}`),
  );
  expect(rows.map(({ id }) => id)).toEqual(expected);
});

test('[S16] each requirement is held by something that is named, or says why it is not', () => {
  const states = new Set(['held', 'partly', 'open', 'operator', 'not here']);
  const empty = rows.filter(({ state, how, proof }) => !states.has(state) || (how === '' && proof === ''));
  expect(empty).toEqual([]);
  const silent = rows.filter(({ state, how }) => ['partly', 'open'].includes(state) && how === '');
  expect(silent).toEqual([]);
});

test('[S16] the page counts itself right', () => {
  const count = (wanted: string): number => rows.filter(({ state }) => state === wanted).length;
  const told = ['held', 'partly', 'open', 'operator', 'not here'].map((state) => `${count(state)} ${state}`);
  expect(read('docs/security.md')).toContain(`Of ${rows.length} requirements: ${told.join(', ')}.`);
});

/** A test by its file, perhaps the row id and words of its title: `file.test.ts` [S01] “words”. */
const references = (text: string) =>
  [...text.matchAll(/`([\w./-]+\.test\.tsx?)`(?: \[([A-Z]\d\d)\])?(?: “([^”]+)”)?/g)].map(
    ([whole, file = '', id, words]) => ({ whole, file, id, words }),
  );

const titlesOf = (file: string): readonly string[] =>
  read(file)
    .split('\n')
    .filter((line) => /['`]\[[A-Z]\d\d\]|^\s*(test|describe)/.test(line));

test.each(pages)('[S16] every test that %s names is there', (page) => {
  const named = references(read(page));
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter(({ file, id, words }) => {
    if (!existsSync(path.join(root, file))) return true;
    const titles = titlesOf(file).filter((line) => id === undefined || line.includes(`[${id}]`));
    return titles.length === 0 || (words !== undefined && !titles.some((line) => line.includes(words)));
  });
  expect(missing.map(({ whole }) => whole)).toEqual([]);
});

test.each(pages)('[S16] every file and page that %s leads to is there', (page) => {
  const text = read(page);
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = '']) => `docs/${link}`);
  const files = [...text.matchAll(/`((?:src|server|sandbox|e2e|docs)\/[\w./-]+)`/g)].map(
    ([, file = '']) => file,
  );
  const gone = [...links, ...files].filter((file) => !existsSync(path.join(root, file)));
  expect(gone).toEqual([]);
});
