/** WebAssembly written as bytes, for the innermost loops of engines. */
export * from './code.ts';
export { type Kernel, moduleOf } from './module.ts';
