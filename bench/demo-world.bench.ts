/**
 * How fast the demo realm's history is made: messages a second by the wall clock and by processor time, which says
 * more on a shared machine. Run: node bench/demo-world.bench.ts [--messages 100000] [--json]
 */
import { parseArgs } from 'node:util';
import { demoWorld, generateHistory } from '../server/demo/world/index.ts';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const options = { from: Date.UTC(2024, 8, 1), to: Date.UTC(2026, 8, 1) };
const world = demoWorld();
for (const _ of generateHistory(world, { ...options, seed: 'warm-up', count: 5000 }));

const count = Number(values.messages);
const heapBefore = process.memoryUsage().heapUsed;
const cpu = process.cpuUsage();
const start = performance.now();
let letters = 0;
let highest = 0;
let made = 0;
for (const message of generateHistory(world, { ...options, seed: 'bench', count })) {
  letters += message.text.length;
  if (++made % 10_000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
}
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
const cpuSeconds = (used.user + used.system) / 1e6;
const figures = {
  messages: made,
  'messages/s (wall)': Math.round(made / seconds),
  'messages/s (processor)': Math.round(made / cpuSeconds),
  'characters a message': Math.round(letters / made),
  'heap growth at most, MB': Math.max(0, Math.round((highest - heapBefore) / 1e6)),
};
console.table(figures);
if (values.json) console.log(JSON.stringify(figures));
