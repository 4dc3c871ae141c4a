import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The user and group a process runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** "nobody" on every Linux. */
const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/** Accounts of /etc/passwd other than root's. */
export function ordinaryAccounts(passwd: string): Account[] {
  return passwd
    .split('\n')
    .map((entry) => entry.split(':'))
    .filter((fields) => fields.length >= 4 && fields[2] !== '0')
    .map((fields) => ({ uid: Number(fields[2]), gid: Number(fields[3]) }));
}

/** PostgreSQL refuses to run as root, and initdb as somebody without an entry in /etc/passwd. */
function unprivileged(): Account {
  const known = ordinaryAccounts(readFileSync('/etc/passwd', 'utf8'));
  return known.find((account) => account.uid === NOBODY.uid) ?? known[0] ?? NOBODY;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function ownerOf(path: string): Account | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

/**
 * Whom PostgreSQL should run as. An ordinary user runs it as himself (`undefined`: nothing to change).
 * Root hands it to the owner of the existing cluster, so that one made by an ordinary user stays his,
 * and to an unprivileged account when there is none yet or root owns it.
 */
export function accountFor(cluster: string): Account | undefined {
  if (!isRoot()) return undefined;
  const owner = ownerOf(cluster);
  return owner && owner.uid !== 0 ? owner : unprivileged();
}

/** Asks the kernel itself, as that account, so that access lists and mount options count too. */
export function canEnter(directory: string, account: Account | undefined): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { cwd: '/', ...account });
  return tried.status === 0;
}
