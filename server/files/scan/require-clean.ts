import type { Platform } from '../../platform/module.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Finding, scanFile } from './clamd.ts';

/**
 * Lets nothing through that was not looked at, where whoever runs the machine has named a scanner.
 * @throws Refusal `file-infected`; `file-not-scanned` when it is beyond the scanner's limits; `scanner-away` when it could
 * not look: nothing is kept unseen
 */
export async function requireClean(
  { scanner, log }: Pick<Platform, 'scanner' | 'log'>,
  file: string,
): Promise<void> {
  if (!scanner) return;
  const finding = await scanFile(scanner, file).catch((error: unknown): Finding => {
    log.error({ error }, 'the virus scanner could not look: what strangers send is refused until it does');
    throw new Refusal('scanner-away');
  });
  if (finding.clean) return;
  if ('beyond' in finding) {
    log.warn({ limit: finding.beyond }, 'a file was refused: it is beyond a limit set for the scanner');
    throw new Refusal('file-not-scanned');
  }
  log.warn({ virus: finding.virus }, 'a file was refused: the scanner found a virus in it');
  throw new Refusal('file-infected');
}
