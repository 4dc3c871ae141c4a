import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Makes a directory and those above it, each by itself: asked for all at once below /proc, Node tries for ever.
 * @throws UsageError `data-unusable` where nothing can be written
 */
export function makeDataDirectory(directory: string): void {
  try {
    makeFrom(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError('data-unusable', { data: directory, why });
  }
}

function makeFrom(directory: string): void {
  if (isDirectory(directory)) return;
  makeFrom(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process may have been first.
    if (!isDirectory(directory)) throw error;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
