import { createHash } from 'node:crypto';
import type { SigningPlatform } from '../platform/module.ts';
import { genesisOf, sealStatement } from '../platform/outward-chain.ts';
import { publicKeys, sign } from '../platform/signing.ts';
import { readActs, readSeals, type Seal } from './acts.store.ts';
import type { FileEnd, FileHead } from './acts-file.rules.ts';

const batch = 1000;

/**
 * The log of a realm as lines of a file that can be verified without the database: a head, the entries with the seals
 * behind them, and a signed end over every byte before it.
 */
export async function* actsFile(
  parts: Pick<SigningPlatform, 'database' | 'clock' | 'signingKeys'>,
  realm: { id: string; code: string },
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  const start = genesisOf(realm.id).toString('hex');
  const head: FileHead = {
    heed: 'outward acts',
    format: 1,
    realm: realm.id,
    code: realm.code,
    previous: start,
    keys: publicKeys(parts.signingKeys),
  };
  yield line(head);
  const seals = new Map<number, Seal>();
  let end = { seq: 0, hash: start };
  for (;;) {
    const [acts, known] = await parts.database.inRealm(realm.id, async (tx) => [
      await readActs(tx, realm.id, end.seq, batch),
      await readSeals(tx, realm.id),
    ]);
    for (const seal of known) seals.set(seal.seq, seal);
    for (const act of acts) {
      yield line({ entry: act });
      const seal = seals.get(act.seq);
      if (seal) yield line({ seal });
      end = { seq: act.seq, hash: act.hash };
    }
    if (acts.length < batch) break;
  }
  const at = parts.clock.now().toISOString();
  const said = { ...end, at, digest: digest.digest('hex') };
  const statement = Buffer.concat([
    sealStatement({ realmId: realm.id, ...end, at }),
    Buffer.from(said.digest),
  ]);
  const closing: FileEnd = { end: { ...said, ...sign(parts.signingKeys, statement) } };
  yield `${JSON.stringify(closing)}\n`;
}
