/** An answer of GitHub's that is no success; the layer turns it into a response in one place. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly errors: FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: RefusalStatus,
    message: string,
    { errors, headers = {} }: { errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 422;

/** As GitHub names what is wrong in a body, beside `Validation Failed`. */
export interface FieldError {
  resource: string;
  field: string;
  code: 'custom' | 'invalid' | 'missing_field';
  message?: string;
}

export function invalidField(resource: string, field: string, message?: string): Refusal {
  const error: FieldError =
    message === undefined ? { resource, field, code: 'invalid' } : { resource, field, code: 'custom', message };
  return new Refusal(422, 'Validation Failed', { errors: [error] });
}
