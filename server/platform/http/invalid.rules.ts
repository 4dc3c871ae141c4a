import { Refusal } from '../refusal.ts';

/** What a schema has against something, as the validator tells it. */
interface SchemaError {
  readonly keyword?: string | undefined;
  readonly instancePath: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** Kinds of problem the catalogue has words for, beside those operations name themselves; others are "does not fit". */
const known = new Set([
  'required',
  'additionalProperties',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'format',
  'pattern',
  'type',
  'enum',
]);

const synonyms: Readonly<Record<string, string>> = { const: 'enum', minProperties: 'empty' };
const choices = ['enum', 'const'];

const telling = new Set(['required', 'additionalProperties']);

const first = (value: unknown): string => String(Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));

/** The first thing a schema has against a request, as a code with what it takes to say it. */
export function invalidBySchema(errors: readonly SchemaError[]): Refusal {
  // Of several, what is missing or not known here tells a person most.
  const [error] = errors.filter(({ keyword = '' }) => telling.has(keyword)).concat(errors);
  const { keyword = '', instancePath = '', params = {} } = error ?? {};
  const named = first(params.requiredProperties ?? params.additionalProperties);
  const field = [...instancePath.split('/').slice(1), named].filter(Boolean).join('.');
  if (field === '') return new Refusal('invalid', { field, problem: 'body' });
  const { limit } = params;
  const possible = possibleAt(errors, instancePath);
  return new Refusal('invalid', {
    field,
    problem: synonyms[keyword] ?? (known.has(keyword) ? keyword : 'unfit'),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(possible ? { known: possible } : {}),
  });
}

/** A choice may be written as one list or as several constants. */
function possibleAt(errors: readonly SchemaError[], place: string): string {
  const values = errors
    .filter(({ keyword, instancePath }) => choices.includes(keyword ?? '') && instancePath === place)
    .flatMap(({ params = {} }) => params.allowedValues ?? params.allowedValue);
  return values.join(', ');
}

/** Problems of a whole request by the codes of the server below: its body is no JSON, or of a kind nobody reads. */
const ofRequest: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'emptyBody',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'mediaType',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'mediaType',
};

export function invalidRequest(code: string): Refusal {
  return new Refusal('invalid', { field: '', problem: ofRequest[code] ?? 'request' });
}
