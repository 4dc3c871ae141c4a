import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller ones fit a network packet anyway. */
const leastBytes = 1400;

/** Writes what browsers read compressed beside each script and style, so that the server only picks a file. */
export function compressed(): Plugin {
  return {
    name: 'heed-compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const written = Object.values(bundle).map((part) => {
        const bytes = Buffer.from(part.type === 'chunk' ? part.code : part.source);
        return { name: path.join(dir, part.fileName), bytes };
      });
      for (const { name, bytes } of written) {
        if (!/\.(?:js|css|svg)$/.test(name) || bytes.length < leastBytes) continue;
        // The best quality takes ten times as long for a twentieth of the size.
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        await writeFile(`${name}.br`, brotliCompressSync(bytes, { params }));
        await writeFile(`${name}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
