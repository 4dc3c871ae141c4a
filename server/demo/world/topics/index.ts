/** All topic groups in the order an operator's list shows them. */
import type { TopicGroup, TopicPassport } from '../world.types.ts';
import { ANIMALS } from './animals.ts';
import { BUILDING } from './building.ts';
import { CHARGES } from './charges.ts';
import { ECONOMY } from './economy.ts';
import { EDUCATION } from './education.ts';
import { ENERGY } from './energy.ts';
import { GOVERNMENT } from './government.ts';
import { GREENERY } from './greenery.ts';
import { HEALTH } from './health.ts';
import { HEATING } from './heating.ts';
import { HOUSING } from './housing.ts';
import { IMPROVEMENT } from './improvement.ts';
import { LEISURE } from './leisure.ts';
import { LIGHTING } from './lighting.ts';
import { NATURE } from './nature.ts';
import { OVERHAUL } from './overhaul.ts';
import { PARKING } from './parking.ts';
import { ROADS } from './roads.ts';
import { SAFETY } from './safety.ts';
import { SERVICES } from './services.ts';
import { SEWER } from './sewer.ts';
import { SOCIAL } from './social.ts';
import { TRANSPORT } from './transport.ts';
import { WASTE } from './waste.ts';
import { WATER } from './water.ts';
import { WINTER } from './winter.ts';

export const TOPIC_GROUPS: readonly TopicGroup[] = [
  ROADS,
  WINTER,
  PARKING,
  TRANSPORT,
  IMPROVEMENT,
  LIGHTING,
  GREENERY,
  WASTE,
  HEATING,
  WATER,
  SEWER,
  ENERGY,
  HOUSING,
  CHARGES,
  OVERHAUL,
  BUILDING,
  HEALTH,
  EDUCATION,
  SOCIAL,
  ANIMALS,
  NATURE,
  SAFETY,
  LEISURE,
  SERVICES,
  ECONOMY,
  GOVERNMENT,
];

export const TOPICS: readonly TopicPassport[] = TOPIC_GROUPS.flatMap((group) => group.topics);
