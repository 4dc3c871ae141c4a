/** How often the clock is looked at; what is told to other tabs and to the server comes no oftener. */
export const lookEveryMs = 20_000;
/** Somebody may write for long without asking the server anything: it has to know that they are here. */
const tellEveryMs = 4 * 60_000;

export interface IdleWatch {
  /** A key or the pointer was touched here. */
  touch(): void;
  /** Another tab is in use. */
  hear(): void;
  /** To be called every `lookEveryMs`. */
  look(): void;
}

/** Reckons when nobody has been at this desk, in any tab, for so many minutes, and who has to be told meanwhile. */
export function createIdleWatch(
  minutes: number,
  { tellTabs, tellServer, end }: { tellTabs(): void; tellServer(): void; end(): void },
): IdleWatch {
  let touched = Date.now();
  let told = touched;
  let heard = touched;
  let looked = touched;
  return {
    touch() {
      touched = Date.now();
    },
    hear() {
      heard = Date.now();
    },
    look() {
      const now = Date.now();
      if (now - Math.max(touched, heard) >= minutes * 60_000) return end();
      // By what came since the last look, not by how long ago: a timer may be late.
      if (touched >= looked) tellTabs();
      looked = now;
      if (touched > told && now - told >= tellEveryMs) {
        told = now;
        tellServer();
      }
    },
  };
}
