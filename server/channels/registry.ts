import type { Driver } from './contract.ts';

export interface Drivers {
  /** @throws Error when a channel names a driver this version does not have */
  of(name: string): Driver;
  all(): readonly Driver[];
}

export function createDrivers(drivers: readonly Driver[]): Drivers {
  const byName = new Map(drivers.map((driver) => [driver.name, driver]));
  return {
    of(name) {
      const driver = byName.get(name);
      if (!driver) throw new Error(`there is no channel driver "${name}"`);
      return driver;
    },
    all: () => drivers,
  };
}
