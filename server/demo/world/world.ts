/** The demo realm's fixed world, built once: the same on every machine. */
import { buildCalendar } from './calendar/calendar.ts';
import { buildMunicipalities, buildRegion, cutLand } from './land/areas.ts';
import { buildLandmarks } from './land/landmarks.ts';
import { buildSettlements } from './land/settlements.ts';
import { buildStreets } from './land/streets.ts';
import { buildAuthorities } from './offices/authorities.ts';
import { buildCentreStaff } from './offices/centre-staff.ts';
import { CHANNELS } from './offices/channels.ts';
import { TOPIC_GROUPS, TOPICS } from './topics/index.ts';
import type { World } from './world.types.ts';

/** Another seed draws other borders, streets and staff under the same names of towns, authorities and topics. */
export const WORLD_SEED = 'velemsk';

export function buildWorld(seed = WORLD_SEED): World {
  const land = cutLand(seed);
  const placed = buildSettlements(land, seed);
  const settlements = placed.map(({ at: _, ...settlement }) => settlement);
  const municipalities = buildMunicipalities(land, settlements);
  const streets = buildStreets(placed, seed);
  const names = new Set<string>();
  const { authorities, people } = buildAuthorities(seed, names);
  return {
    region: buildRegion(land, municipalities),
    municipalities,
    settlements,
    streets,
    landmarks: buildLandmarks(settlements, streets, seed),
    channels: CHANNELS,
    authorities,
    staff: [...buildCentreStaff(seed, names), ...people],
    topicGroups: TOPIC_GROUPS,
    topics: TOPICS,
    calendar: buildCalendar(),
  };
}

let built: World | undefined;

/** The world of the default seed; made on the first call. */
export function demoWorld(): World {
  built ??= buildWorld();
  return built;
}
