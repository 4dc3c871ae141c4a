import type { World } from './world.ts';

/** One route: how it is asked, and who gets further than the door. Everyone else is turned away. */
export interface Row {
  readonly url: (world: World) => string;
  readonly body?: (world: World) => object;
  /** Names in `World.people`, separated by commas. */
  readonly may: string;
  /**
   * A list opens to whoever holds the role anywhere, and shows each what is theirs: those who may not see the region's
   * case, message and so on must not find them in it.
   */
  readonly list?: true;
  /** Of those, who find the region's things in it; left out: whoever of them is not from elsewhere. */
  readonly sees?: string;
  /** Refuses each item of the body by itself instead of the whole. */
  readonly itemwise?: true;
  /** Never ends: only asked by nobody. */
  readonly stream?: true;
}
