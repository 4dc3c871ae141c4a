import type { OutbreakScenario } from './outbreak-scenario.ts';
import { outbreaksOfNetworks } from './outbreaks-of-networks.ts';
import { outbreaksOfServices } from './outbreaks-of-services.ts';

/** All of them; their order is part of what a seed gives. */
export const OUTBREAKS: readonly OutbreakScenario[] = [...outbreaksOfNetworks, ...outbreaksOfServices];
