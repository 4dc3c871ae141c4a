/** What the server refused and why (RFC 9457), or that it could not be reached (`code` "offline", status 0). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(status: number, code: string, detail: string, params: Record<string, string | number> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.params = params;
  }

  /** What to tell a person, in their language. */
  get detail(): string {
    return this.message;
  }

  get offline(): boolean {
    return this.status === 0;
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(500, 'went-wrong', error instanceof Error ? error.message : String(error));
}

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly params?: Record<string, string | number>;
}

function isProblemBody(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}

/** Reads a refusal; a proxy's page of its own becomes "went-wrong" with its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemBody(body)) return new Problem(response.status, body.code, body.detail, body.params);
  return new Problem(response.status, 'went-wrong', response.statusText);
}
