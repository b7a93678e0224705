import { bigint } from 'drizzle-orm/pg-core';

/** A moment: milliseconds since 1970-01-01 UTC, a number in code. */
export const millis = (name: string) => bigint(name, { mode: 'number' });
