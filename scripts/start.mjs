// `npm start`: everything from a bare clone to a running Heed.
import { buildConsole } from './console.mjs';
import { runHeed } from './run.mjs';
import { setUp } from './setup.mjs';

await setUp();
buildConsole();
runHeed(['start', ...process.argv.slice(2)]);
