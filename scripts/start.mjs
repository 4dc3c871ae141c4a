// `npm start`: everything from a bare clone to a running Heed.
import { buildConsole } from './console.mjs';
import { runHeed } from './run.mjs';
import { giveUp, setUp } from './setup.mjs';

// Written without the dashes between, npm keeps them for itself and says nothing: the start would go elsewhere.
for (const option of ['port', 'data', 'empty'])
  if (process.env[`npm_config_${option}`] !== undefined) giveUp('scripts.options-kept', { option });

await setUp();
await buildConsole();
runHeed(['start', ...process.argv.slice(2)]);
