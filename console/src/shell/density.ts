import { cell } from '../data/cell.ts';

/** How close together things stand: more in sight, or easier on the eye. */
export const densities = ['compact', 'comfortable'] as const;
export type Density = (typeof densities)[number];

const remembered = 'heed.density';

const isDensity = (value: unknown): value is Density => densities.some((one) => one === value);

const kept = localStorage.getItem(remembered);
const density = cell<Density>(isDensity(kept) ? kept : 'compact');

export const useDensity = density.use;

/** The style sheet reads it from the root; this browser remembers it. */
export function setDensity(value: Density): void {
  density.set(value);
  localStorage.setItem(remembered, value);
  showDensity();
}

export function showDensity(): void {
  document.documentElement.dataset.density = density.get();
}
