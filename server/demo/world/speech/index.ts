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
import type { GroupSpeech } from './speech.ts';
import { TRANSPORT } from './transport.ts';
import { WASTE } from './waste.ts';
import { WATER } from './water.ts';
import { WINTER } from './winter.ts';

/** Speech by the code of the topic group. */
export const SPEECH: Readonly<Record<string, GroupSpeech>> = {
  roads: ROADS,
  winter: WINTER,
  parking: PARKING,
  transport: TRANSPORT,
  improvement: IMPROVEMENT,
  lighting: LIGHTING,
  greenery: GREENERY,
  waste: WASTE,
  heating: HEATING,
  water: WATER,
  sewer: SEWER,
  energy: ENERGY,
  housing: HOUSING,
  charges: CHARGES,
  overhaul: OVERHAUL,
  building: BUILDING,
  health: HEALTH,
  education: EDUCATION,
  social: SOCIAL,
  animals: ANIMALS,
  nature: NATURE,
  safety: SAFETY,
  leisure: LEISURE,
  services: SERVICES,
  economy: ECONOMY,
  government: GOVERNMENT,
};
