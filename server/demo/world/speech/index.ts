import { PARKING } from './parking.ts';
import { ROADS } from './roads.ts';
import type { GroupSpeech } from './speech.ts';
import { WINTER } from './winter.ts';

/** Speech by the code of the topic group. */
export const SPEECH: Readonly<Record<string, GroupSpeech>> = {
  roads: ROADS,
  winter: WINTER,
  parking: PARKING,
};
