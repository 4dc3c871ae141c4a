import { Socket } from 'node:net';

// Whatever is under way then can be killed, too: it is begun anew or gone on with by the next start.
let onGone: () => void = () => process.exit(1);

/**
 * Ends this process, or does what `onLauncherGone` was given, when the script that started it is gone (scripts/run.mjs
 * holds the other end of a pipe and names its number in HEED_LIFELINE). Without this, killing `npm start` would leave a
 * server nobody sees. Does nothing when Heed was started otherwise.
 */
export function holdLifeline(): void {
  const fd = Number(process.env.HEED_LIFELINE);
  if (!Number.isInteger(fd) || fd < 3) return;
  // Children of this process are not its launcher's business.
  delete process.env.HEED_LIFELINE;
  const pipe = new Socket({ fd, readable: true, writable: false });
  pipe.on('error', () => {});
  pipe.once('close', () => onGone());
  pipe.resume().unref();
}

/** What to do from now on when the launcher is gone. */
export function onLauncherGone(callback: () => void): void {
  onGone = callback;
}
