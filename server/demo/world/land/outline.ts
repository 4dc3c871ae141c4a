import { Random } from '../random.ts';
import type { Flat } from './geometry.ts';

/** A convex outline of the region: an ellipse about 380 km by 300 km whose corners a seed has moved along it. */
export function regionOutline(seed: string): Flat[] {
  const random = new Random(`${seed}|outline`);
  const corners = 13;
  return Array.from({ length: corners }, (_, i): Flat => {
    const angle = ((i + 0.6 * (random.float() - 0.5)) / corners) * 2 * Math.PI;
    return [190 * Math.cos(angle), 150 * Math.sin(angle)];
  });
}
