import { attachToMessage, keepBytes } from '../files/index.ts';
import { sql } from '../platform/database.ts';
import type { DemoScene } from './demo-scene.ts';
import { streetFlooded } from './pictures/street.ts';
import { type DemoMessage, freshOutbreak } from './world/index.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The last nine in the morning of the region that is six hours ago at least. */
function lastMorning({ world, now }: DemoScene): number {
  const offset = world.calendar.utcOffsetMinutes * 60_000;
  const before = now.getTime() + offset - 15 * hourMs;
  return Math.floor(before / dayMs) * dayMs + 9 * hourMs - offset;
}

/** Two crowds with one cause each: rubbish left lying two days ago, and a water main that burst this morning. */
export function demoCrowds(scene: DemoScene): DemoMessage[] {
  const morning = lastMorning(scene);
  const { world } = scene;
  const rubbish = { seed: 'rubbish', scenario: 'waste not collected', count: 8 };
  const water = { seed: 'water', scenario: 'burst main', count: 10 };
  return [
    ...freshOutbreak(world, { ...rubbish, from: morning - 3 * dayMs, to: morning - 3 * dayMs + 9 * hourMs }),
    ...freshOutbreak(world, { ...water, from: morning, to: morning + 4 * hourMs }),
  ];
}

/** Some of those without water sent a picture of the street. */
export async function addDemoPictures(
  { platform, ids, now }: DemoScene,
  crowds: readonly DemoMessage[],
): Promise<void> {
  const { realmId } = ids;
  const bytes = [streetFlooded()];
  const blob = await keepBytes(platform, realmId, inOnePiece(bytes), 1024 * 1024);
  const shown = crowds.filter(({ channelKind }) => channelKind !== 'hotline').slice(-3);
  await platform.database.acrossRealms(async (tx) => {
    const messages = await tx.all(sql<{ id: string }>`select message_id as id from message_states
      where realm_id = ${realmId} and external_id = any(${shown.map(({ externalId }) => externalId)})`);
    for (const { id } of messages)
      await attachToMessage(tx, realmId, id, [{ ...blob, name: 'улица.png' }], 10, now);
  });
}

/** Bytes drawn here, as if they were being received. */
export async function* inOnePiece(pieces: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
