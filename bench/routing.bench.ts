/**
 * How many messages a second the rule bench asks two sets of rules about: made-up rules (topics, areas, words) over
 * made-up messages. `node bench/routing.bench.ts [--rules N] [--messages N] [--json]`
 */
import { parseArgs } from 'node:util';
import type { Condition, Facts } from '../server/conditions/index.ts';
import { compareRouters, compileRouting, routingFindings } from '../server/territory/index.ts';

const { values } = parseArgs({
  options: {
    rules: { type: 'string', default: '300' },
    messages: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  },
});
const topics = 120;
const areas = 30;
const words = ['крыша', 'школа', 'больница', 'мост', 'лифт', 'двор', 'остановка', 'свалка', 'roof', 'bridge'];

const rules = Array.from({ length: Number(values.rules) }, (_, at) => {
  const topic: Condition = { field: 'topic', in: [`t${at % topics}`] };
  const area: Condition = { field: 'area', in: [`a${at % areas}`, `a${(at * 7) % areas}`] };
  const said: Condition = { words: [words[at % words.length]!, words[(at * 3) % words.length]!] };
  const conditions: Condition = {
    all: at % 3 === 0 ? [topic, said] : at % 3 === 1 ? [topic, area] : [topic],
  };
  const authorityId = `o${at % 40}`;
  return {
    id: `r${at}`,
    position: at,
    conditions,
    authorityId,
    executorId: null,
    note: null,
    version: 1,
    tags: [],
    watcherIds: [],
    joinsMassProblem: false,
    automaticFrom: null,
  };
});
const sentence = 'Вторую неделю во дворе не убирают снег, возле школы не пройти с коляской, просим помочь. ';
const facts = Array.from(
  { length: Number(values.messages) },
  (_, at): Facts => ({
    named: { topic: `t${(at * 13) % topics}`, area: `a${(at * 5) % areas}`, risk: 'ordinary' },
    numbers: { severity: 1 + (at % 5), messages: 1 },
    text: `${sentence}${words[at % words.length]} ${at}`,
  }),
);

const cpuMs = (work: () => unknown) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const proposed = rules.map((rule) => (rule.position % 10 === 0 ? { ...rule, authorityId: 'o99' } : rule));
const before = compileRouting(rules, () => true);
const after = compileRouting(proposed, () => true);
let differing = 0;
const trialMs = cpuMs(() => {
  differing = compareRouters(before, after, facts).moves.reduce((sum, { count }) => sum + count, 0);
});
let found = 0;
const findingsMs = cpuMs(() => {
  found = routingFindings(rules).length;
});
const perSecond = Math.round(facts.length / (trialMs / 1000));
console.table({
  'messages tried (both sets)': facts.length,
  rules: rules.length,
  'processor ms': Math.round(trialMs),
  'messages a second': perSecond,
  'differing routes': differing,
  findings: found,
  'processor ms for findings': Math.round(findingsMs),
});
if (values.json)
  console.log(JSON.stringify({ messagesPerSecond: perSecond, trialMs, findingsMs, rules: rules.length }));
