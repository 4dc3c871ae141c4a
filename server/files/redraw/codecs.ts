import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { limitMemory } from './memory-limit.rules.ts';

/** What reads a kind of picture and what writes it, compiled, under the limit of memory. */
export interface Codecs {
  readonly reader: WebAssembly.Module;
  /** Where the reader does not write, and the house does not. */
  readonly writer?: WebAssembly.Module;
}

/** 512 MiB: twice what the largest photo fills when it is drawn. */
const mostPages = 8192;

const files: ReadonlyMap<string, readonly [reader: string, writer?: string]> = new Map([
  ['image/jpeg', ['@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm']],
  ['image/png', ['@jsquash/png/codec/pkg/squoosh_png_bg.wasm']],
  ['image/webp', ['@jsquash/webp/codec/dec/webp_dec.wasm', '@jsquash/webp/codec/enc/webp_enc_simd.wasm']],
]);

const compiled = new Map<string, Promise<WebAssembly.Module>>();
const { resolve } = createRequire(import.meta.url);

/** Compiled once a process: the code is the package's, only what it works on is the sender's. */
export async function codecsOf(type: string): Promise<Codecs | undefined> {
  const pair = files.get(type);
  if (!pair) return undefined;
  const [reader, writer] = pair;
  return {
    reader: await compileOnce(reader),
    ...(writer && { writer: await compileOnce(writer) }),
  };
}

function compileOnce(file: string): Promise<WebAssembly.Module> {
  const known = compiled.get(file);
  if (known) return known;
  const compiling = readFile(resolve(file)).then((bytes) =>
    WebAssembly.compile(limitMemory(bytes, mostPages)),
  );
  compiled.set(file, compiling);
  return compiling;
}
