import type { Concepts } from '../../phrases.ts';
import { fire } from './fire.ts';
import { ground } from './ground.ts';
import { health } from './health.ts';
import { hints } from './hints.ts';
import { people } from './people.ts';
import { violence } from './violence.ts';

/**
 * What Russian messages say of danger. A concept by itself is grave; one that ends in `?` is a hint, which counts
 * together with others. Words stand in the forms people write, mistakes included.
 */
export const dangersRu: readonly Concepts[] = [people, health, fire, ground, violence, hints];
