/**
 * A "no" that a person can act on. Modules add their own codes beside their domain (`<noun>.errors.ts`) through
 * `declareRefusals`; the words live in the catalogues under `error.<code>`.
 */
const statuses = new Map<string, number>();

export function declareRefusals<const Codes extends Record<string, number>>(codes: Codes): Codes {
  for (const [code, status] of Object.entries(codes)) {
    const known = statuses.get(code);
    if (known !== undefined && known !== status) throw new Error(`refusal ${code} is declared twice`);
    statuses.set(code, status);
  }
  return codes;
}

declareRefusals({
  invalid: 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'changed-meanwhile': 412,
  'version-missing': 428,
  'too-large': 413,
  'headers-too-large': 431,
  'too-slow': 408,
  'too-many-requests': 429,
  busy: 503,
  'no-room': 503,
  'address-refused': 400,
  'address-unreachable': 502,
  'went-wrong': 500,
});

export class Refusal extends Error {
  readonly code: string;
  readonly params: Record<string, string | number>;

  constructor(code: string, params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }

  get status(): number {
    return statuses.get(this.code) ?? 500;
  }
}

/** Every declared code with its status, for the catalogues' test and the API's description. */
export function declaredRefusals(): ReadonlyMap<string, number> {
  return statuses;
}
