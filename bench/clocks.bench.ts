/**
 * How long the clocks of many open cases take to be counted anew when a calendar changes, history kept:
 * `node bench/clocks.bench.ts [--cases 100000] [--json]`.
 */
import { parseArgs } from 'node:util';
import { insertCases, openingCase, writeClocks } from '../server/cases/index.ts';
import { insertRecount } from '../server/cases/recount/recount.store.ts';
import { recountSome } from '../server/cases/recount/recount-clocks.ts';
import { systemClock } from '../server/platform/clock.ts';
import { sql } from '../server/platform/database.ts';
import { newId } from '../server/platform/ids.ts';
import { createDirectories } from '../server/territory/index.ts';
import { saveCalendar } from '../server/territory/save-calendar.ts';
import { type SmallRealm, smallRealm } from '../server/territory/testing/small-realm.ts';
import { openScene } from './intake/scene.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const wanted = Number(values.cases);
const batch = 2000;
const day = 86_400_000;

let realm: SmallRealm | undefined;
const scene = await openScene(async (database) => {
  realm = await smallRealm(database, systemClock);
  return realm;
});
if (!realm) throw new Error('no realm was made');
const { realmId, calendarId, potholesId, regionCentreId, northId, roadsId, administrator } = realm;
const { database } = scene;
const directories = createDirectories();
const parts = { database, clock: systemClock, directories };

const directory = await database.inRealm(realmId, (tx) => directories.of(tx, realmId));
const now = systemClock.now();
for (let from = 0; from < wanted; from += batch) {
  const planned = Array.from({ length: Math.min(batch, wanted - from) }, (_, at) =>
    openingCase(
      directory,
      {
        messageId: newId(),
        text: 'A pothole.',
        language: 'en',
        topicId: potholesId,
        type: 'solve',
        severity: 3,
        severityReason: null,
        centreId: regionCentreId,
        areaId: northId,
        place: null,
        lon: null,
        lat: null,
        reach: 0,
        channelId: scene.channelId,
        registeredAt: new Date(now.getTime() - ((from + at) % 20) * (day / 7)),
      },
      now,
      {
        authorityId: roadsId,
        executorId: null,
        reason: { ruleId: null, position: null, note: null, passedOver: 0 },
      },
    ),
  );
  await database.acrossRealms(async (tx) => {
    const written = await insertCases(
      tx,
      realmId,
      planned.map(({ row }) => row),
    );
    await writeClocks(
      tx,
      realmId,
      planned.filter(({ row }) => written.has(row.id)).flatMap(({ clocks }) => clocks),
    );
  });
}
await database.acrossRealms((tx) => tx.run(sql`analyze cases, case_queue, case_clocks`));

const short = [{ from: '10:00', to: '17:00' }];
await saveCalendar(parts, administrator, {
  id: calendarId,
  seen: 1,
  data: { timeZone: 'Europe/Samara', week: [short, short, short, short, short, [], []], exceptions: [] },
});
const recountId = newId();
const cpu = process.cpuUsage();
const start = performance.now();
const lanes = await database.inRealm(realmId, (tx) =>
  insertRecount(tx, realmId, recountId, { calendarId, topicId: null }, now),
);
// The lanes' jobs run side by side, as the job queue runs them.
await Promise.all(
  Array.from({ length: lanes }, async (_, place) => {
    while (!(await recountSome(parts, { realmId, recountId, lane: place + 1 })));
  }),
);
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
const { done, moved } = await database.acrossRealms((tx) =>
  tx.one(sql<{ done: number; moved: number }>`
    select sum(cases_done)::int as done, sum(cases_moved)::int as moved from clock_recount_lanes
    where recount_id = ${recountId}`),
);
await scene.close();
const ownSeconds = (used.user + used.system) / 1e6;
console.table({
  'open cases': done,
  'cases whose due time moved': moved,
  'seconds on the wall': Number(seconds.toFixed(1)),
  'of them our processor seconds': Number(ownSeconds.toFixed(1)),
  'cases a second': Math.round(done / seconds),
});
const rows = [{ what: 'seconds to count anew', value: seconds, unit: 's' }];
if (values.json) console.log(JSON.stringify({ cases: done, moved, seconds, ownSeconds, rows }));
