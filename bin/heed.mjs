#!/usr/bin/env node
// `npx heed …` in the clone: the command line of server/main.ts, on Node 24 whatever Node the machine has.
import { runHeed } from '../scripts/run.mjs';
import { setUp } from '../scripts/setup.mjs';

await setUp();
runHeed(process.argv.slice(2));
