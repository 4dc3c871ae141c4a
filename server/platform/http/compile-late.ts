import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FastifySerializerCompiler } from 'fastify';
import { Type } from 'typebox';
import Format from 'typebox/format';
import { plainUnions } from './plain-unions.ts';

// PostgreSQL knows no year 0, and Date no second 60, which RFC 3339 allows.
for (const name of ['date', 'date-time']) {
  const isWritten = Format.Get(name);
  Format.Set(
    name,
    (text) => isWritten?.(text) === true && !/^0000/.test(text) && !Number.isNaN(Date.parse(text)),
  );
}

/** Makes a function when it is first called. Compiling for hundreds of routes took half of what a start takes. */
function late<Given extends unknown[], Result>(
  make: () => (...given: Given) => Result,
): (...given: Given) => Result {
  let made: ((...given: Given) => Result) | undefined;
  return (...given) => {
    made ??= make();
    return made(...given);
  };
}

/** Checks what a route is sent. Texts are texts already: only what may be a number or a flag is read as one. */
export const validatorFor: typeof TypeBoxValidatorCompiler = (route) =>
  late(() => {
    const check = TypeBoxValidatorCompiler(onlyTexts(route.schema) ? { ...route, httpPart: 'body' } : route);
    const declared = route.httpPart === 'body' ? declaredIn(route.schema) : undefined;
    return declared ? (body: unknown) => check(declared(body)) : check;
  });

/**
 * What a body's description does not name, at whatever depth, goes no further: it could stand in for what a route adds
 * itself, such as an id. A description that says what becomes of the others is left to the check.
 * @returns undefined where there is nothing to leave out
 */
function declaredIn(schema: unknown): ((value: unknown) => unknown) | undefined {
  if (Type.IsArray(schema)) {
    const ofItem = declaredIn(schema.items);
    return ofItem && ((value) => (Array.isArray(value) ? value.map(ofItem) : value));
  }
  if (!Type.IsObject(schema)) return undefined;
  const parts = Object.entries(schema.properties).map(([name, part]) => [name, declaredIn(part)] as const);
  const others = 'additionalProperties' in schema;
  if (others && parts.every(([, ofPart]) => ofPart === undefined)) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept: Record<string, unknown> = others ? { ...value } : {};
    for (const [name, ofPart] of parts) {
      if (!Object.hasOwn(value, name)) continue;
      const given = (value as Record<string, unknown>)[name];
      kept[name] = ofPart ? ofPart(given) : given;
    }
    return kept;
  };
}

function onlyTexts({ properties }: { properties?: Record<string, { type?: unknown }> }): boolean {
  return properties !== undefined && Object.values(properties).every(({ type }) => type === 'string');
}

const compileSerializer = SerializerSelector()();

/** Writes a reply with what its description names and nothing else. */
export const serializerFor: FastifySerializerCompiler<unknown> = (route) =>
  late(() =>
    compileSerializer({ ...route, schema: plainUnions(route.schema), httpStatus: route.httpStatus ?? '' }),
  );
