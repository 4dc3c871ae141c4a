import { readFileSync } from 'node:fs';
import path from 'node:path';

const text = readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8');

export const version: string = JSON.parse(text).version;
