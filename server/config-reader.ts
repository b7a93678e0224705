export type Env = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and remembers what is wrong with them, so that everything can be told at once. */
export interface ConfigReader {
  readonly problems: string[];
  /** Null when it is not set or empty. */
  text(name: string): string | null;
  integer(name: string, fallback: number, min: number, max: number): number;
  /** An address without a slash at its end. */
  url(name: string, fallback: string): string;
  isSet(name: string): boolean;
}

const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

export const createConfigReader = (env: Env, production: boolean): ConfigReader => {
  const problems: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  return {
    problems,
    text,
    isSet: (name) => text(name) !== null,
    integer: (name, fallback, min, max) => {
      const given = text(name);
      if (given === null) return fallback;
      const value = Number(given);
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      problems.push(`${name} must be an integer from ${min} to ${max}`);
      return fallback;
    },
    url: (name, fallback) => {
      const given = text(name) ?? fallback;
      const url = parseUrl(given);
      if (url === null || !/^https?:$/.test(url.protocol))
        problems.push(`${name} must be an http(s) address`);
      else if (production && url.protocol !== 'https:') problems.push(`${name} must be https in production`);
      return given.replace(/\/+$/, '');
    },
  };
};
