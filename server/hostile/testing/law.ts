import { type ErrorCode, errorTable, isErrorCode } from '../../../src/contract/error-codes';

export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** What was logged meanwhile. */
  readonly lines: readonly string[];
}

/** States of the outside world, not failures of ours. */
const deliberate: readonly ErrorCode[] = [
  'PLATFORM_NOT_CONFIGURED',
  'PLATFORM_BUSY',
  'PLATFORM_UNAVAILABLE',
  'SMS_UNAVAILABLE',
  'PAYMENT_UNAVAILABLE',
  'OVERLOADED',
];

const inside = /node_modules|\bat [^\n"]*:\d+:\d+|\/server\/|\.ts:\d|drizzle|Failed query|SQLSTATE|Ajv/;

const members = new Set(['code', 'message', 'field', 'requestId']);

const parse = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};

const faultsOfRefusal = ({ status, headers, text }: Outcome): string[] => {
  const body = parse(text);
  if (body === null) return [`no JSON: ${text.slice(0, 200)}`];
  const { code, message, field, requestId } = body;
  if (!isErrorCode(code)) return [`no code of ours: ${String(code)}`];
  const { status: told, message: sentence } = errorTable[code];
  return [
    ...(status === told ? [] : [`${code} with status ${status}`]),
    ...(status < 500 || deliberate.includes(code) ? [] : [`${status} ${code}`]),
    ...(message === sentence ? [] : [`another sentence: ${String(message)}`]),
    ...(field === undefined || (typeof field === 'string' && field.length <= 200) ? [] : ['a long field']),
    ...(typeof requestId === 'string' && requestId.length <= 64 ? [] : ['no request id']),
    ...Object.keys(body)
      .filter((name) => !members.has(name))
      .map((name) => `a member ${name}`),
    ...(String(headers['content-type']).startsWith('application/json') ? [] : ['no JSON by its type']),
  ];
};

/** What is wrong with an answer, whoever asked for whatever. Empty: nothing. `hidden`: what must not be seen again. */
export const faultsOf = (outcome: Outcome, hidden: readonly string[]): string[] => {
  const { status, text, lines } = outcome;
  const isRefusal = status >= 400;
  const logged = lines.join('');
  return [
    ...(isRefusal ? faultsOfRefusal(outcome) : []),
    ...(isRefusal && inside.test(text) ? [`tells of our inside: ${text.slice(0, 300)}`] : []),
    ...(isRefusal && hidden.some((word) => text.includes(word)) ? [`echoes: ${text.slice(0, 300)}`] : []),
    ...(hidden.some((word) => logged.includes(word)) ? [`logs what was sent: ${logged.slice(0, 600)}`] : []),
    ...lines.filter((line) => /"level":(50|60)/.test(line)).map((line) => `an error: ${line.slice(0, 600)}`),
  ];
};
