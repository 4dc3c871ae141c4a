import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';

/** Names asked about at once. */
const pageLength = 500;

/**
 * The entries of a folder, however many, a page at a time; none where the folder is not there. What comes or goes meanwhile
 * may be among them or not.
 */
export async function* pagesOf(folder: string): AsyncGenerator<readonly Dirent[]> {
  const entries = await opendir(folder, { bufferSize: pageLength }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  let page: Dirent[] = [];
  for await (const entry of entries) {
    page.push(entry);
    if (page.length < pageLength) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
