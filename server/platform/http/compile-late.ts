import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FastifySerializerCompiler } from 'fastify';
import { Type } from 'typebox';

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
    const { schema } = route;
    if (route.httpPart !== 'body' || !Type.IsObject(schema) || 'additionalProperties' in schema) return check;
    return (body: unknown) => check(onlyDeclared(schema.properties, body));
  });

/** What a body's description does not name goes no further: it could stand in for what a route adds itself, such as an id. */
function onlyDeclared(properties: object, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(properties, name)));
}

function onlyTexts({ properties }: { properties?: Record<string, { type?: unknown }> }): boolean {
  return properties !== undefined && Object.values(properties).every(({ type }) => type === 'string');
}

const compileSerializer = SerializerSelector()();

/** Writes a reply with what its description names and nothing else. */
export const serializerFor: FastifySerializerCompiler<unknown> = (route) =>
  late(() => compileSerializer({ ...route, httpStatus: route.httpStatus ?? '' }));
