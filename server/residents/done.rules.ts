const codes = ['written', 'replied', 'solved', 'reopened', 'added'] as const;
/** What a resident has just done. */
export type Done = (typeof codes)[number];

/** Long enough to reload a page on a slow telephone. */
const thanksMs = 10 * 60_000;

/** For the address of the page that thanks: "written.1795391012", with the second it was done in. */
export function doneMark(done: Done, at: Date): string {
  return `${done}.${Math.floor(at.getTime() / 1000)}`;
}

/**
 * What such a mark says was just done. Residents are asked to keep the link to their page, mark and all: weeks later it says
 * nothing, or they would be thanked for an old message over a new answer.
 */
export function justDone(mark: unknown, now: Date): Done | undefined {
  const [code, seconds] = String(mark ?? '').split('.');
  const since = now.getTime() - Number(seconds) * 1000;
  return since >= 0 && since <= thanksMs ? codes.find((one) => one === code) : undefined;
}
