/** An API's refusal: `fail` gets `{ errMsg: '<api>:<reason>', ...extra }`. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
    this.name = 'ApiFailure';
  }
}

/** The `errMsg` of a failure; a reason that already names an API is left as it is. */
export const failureMessage = (api: string, reason: string): string =>
  /^[A-Za-z]\w*:/.test(reason) ? reason : `${api}:${reason}`;
