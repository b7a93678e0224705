import { type SQL, sql } from 'drizzle-orm';
import { shopCategories, shopProducts } from '../schema';

/** More words than this say nothing more. */
const mostTerms = 5;

/** What a whole word is worth by where it is found. A hit in the title outweighs all the others together. */
const worth = { title: 1000, tags: 100, category: 60, subtitle: 40 } as const;

/** What a pair of neighbouring characters is worth, where the whole word was not found. */
const pairWorth = { title: 16, tags: 4, category: 2, subtitle: 1 } as const;

type Field = keyof typeof worth;

const fields: Readonly<Record<Field, SQL>> = {
  title: sql`lower(${shopProducts.title})`,
  tags: sql`lower((select coalesce(string_agg(tag, ' '), '') from jsonb_array_elements_text(${shopProducts.tags}) as tag))`,
  category: sql`lower(${shopCategories.name})`,
  subtitle: sql`lower(${shopProducts.subtitle})`,
};
const names = Object.keys(worth) as Field[];

/** The words of a query as they are looked for: one form of every character, small letters, each word once. */
export const termsOf = (query: string): string[] => [
  ...new Set(
    query
      .normalize('NFKC')
      .toLowerCase()
      .split(/\s+/)
      .filter((term) => term !== '')
      .slice(0, mostTerms),
  ),
];

/** Neighbouring characters, each pair once. Chinese is written without spaces: pairs find words within words. */
export const pairsOf = (term: string): string[] => {
  const characters = [...term];
  return [
    ...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)),
  ];
};

const has = (field: Field, text: string): SQL => sql`(strpos(${fields[field]}, ${text}::text) > 0)::int`;

const sum = (parts: readonly SQL[]): SQL =>
  parts.length === 0 ? sql`0` : sql`(${sql.join([...parts], sql` + `)})`;

/** How much a good has to do with one word. */
const scoreOf = (term: string): SQL =>
  sum([
    sql`(strpos(${fields.title}, ${term}::text) = 1)::int * 200`,
    ...names.map((field) => sql`${has(field, term)} * ${sql.raw(String(worth[field]))}`),
    ...pairsOf(term).flatMap((pair) =>
      names.map((field) => sql`${has(field, pair)} * ${sql.raw(String(pairWorth[field]))}`),
    ),
  ]);

/** A good is found by a word that stands in it somewhere, or by half of the word's pairs in its title. */
const matchOf = (term: string): SQL => {
  const whole = sum(names.map((field) => has(field, term)));
  const pairs = pairsOf(term);
  if (pairs.length < 2) return sql`${whole} > 0`;
  return sql`(${whole} > 0 or ${sum(pairs.map((pair) => has('title', pair)))} * 2 >= ${sql.raw(String(pairs.length))})`;
};

/** The score of a good, and the condition that it is found: every word of the query must find it. */
export const searchFor = (query: string): { score: SQL; matches: SQL } => {
  const terms = termsOf(query);
  return {
    score: sum(terms.map(scoreOf)),
    matches: terms.length === 0 ? sql`false` : sql.join(terms.map(matchOf), sql` and `),
  };
};
