import { Socket } from 'node:net';

/**
 * Calls back once when the script that started this process is gone (scripts/run.mjs holds the other end of a pipe
 * and names its number in HEED_LIFELINE). Without this, killing `npm start` would leave a server nobody sees.
 * Does nothing when Heed was started otherwise.
 */
export function onLauncherGone(callback: () => void): void {
  const fd = Number(process.env.HEED_LIFELINE);
  if (!Number.isInteger(fd) || fd < 3) return;
  // Children of this process are not its launcher's business.
  delete process.env.HEED_LIFELINE;
  const pipe = new Socket({ fd, readable: true, writable: false });
  pipe.on('error', () => {});
  pipe.once('close', callback);
  pipe.resume().unref();
}
