import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { invite, mayReadPeople, readPeople } from '../access/index.ts';
import { type Person, type Role, roles } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { knownLanguages, wordsIn } from '../platform/words.ts';
import type { Directories, Directory } from '../territory/index.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';

type Parts = Platform & { readonly directories: Directories };

const columns = ['email', 'name', 'role', 'place'] as const;
type Column = (typeof columns)[number];

export interface PlannedPerson {
  readonly row: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role | null;
  readonly centreId: string | null;
  readonly authorityId: string | null;
  /** `known`: has this role there already. */
  readonly state: 'new' | 'known' | 'bad' | 'invited' | 'refused';
  /** Codes of the catalogue: what is wrong, or why it was refused. */
  readonly problems: readonly string[];
}

/**
 * Who a table would invite; with the digest of what was shown, invites them, each by e-mail. Rows with problems stay out.
 * @throws Refusal `forbidden`, `no-mail`, `changed-meanwhile`, those of `readSheet`
 */
export async function importPeople(
  parts: Parts,
  person: Person,
  upload: MultipartFile | undefined,
  shown: string | null,
): Promise<{ digest: string; isApplied: boolean; people: PlannedPerson[] }> {
  const { realmId } = person;
  authorise(mayReadPeople, person, { realmId });
  const rows = await readSheet<Column>(parts.dataDirectory, upload, columnNamed());
  const directory = await parts.database.inRealm(realmId, (tx) => parts.directories.of(tx, realmId));
  const known = await readPeople(parts, person);
  const holds = new Set(
    known.flatMap(({ email, grants }) =>
      grants.map(
        ({ role, centreId, authorityId }) => `${email.toLowerCase()} ${role} ${centreId ?? authorityId}`,
      ),
    ),
  );
  const planned = rows.map((row) => planRow(row, directory, holds));
  const digest = createHash('sha256').update(JSON.stringify(planned)).digest('hex').slice(0, 32);
  if (shown === null) return { digest, isApplied: false, people: planned };
  if (shown !== digest) throw new Refusal('changed-meanwhile', {});
  if (!parts.mailer) throw new Refusal('no-mail');
  const people: PlannedPerson[] = [];
  for (const one of planned)
    people.push(one.state === 'new' ? await inviteOne(parts, person, one, directory) : one);
  return { digest, isApplied: true, people };
}

function planRow(row: SheetRow<Column>, directory: Directory, holds: Set<string>): PlannedPerson {
  const { email = '', name = '', role: roleText = '', place = '' } = row.cells;
  const role = roleOf(roleText);
  const authority = placeIn(directory.authorities, place);
  const centre = placeIn(directory.centres, place) ?? topOf(directory);
  const ofAuthority = role === 'executor' || role === 'head';
  const placeId = ofAuthority ? authority : place && !placeIn(directory.centres, place) ? undefined : centre;
  const problems = [
    !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && 'email',
    name.trim() === '' && 'name',
    !role && 'role',
    role && !placeId && (ofAuthority ? 'authority' : 'centre'),
  ].filter((code) => typeof code === 'string' && code !== '');
  const key = `${email.toLowerCase()} ${role} ${placeId}`;
  const state = problems.length > 0 ? 'bad' : holds.has(key) ? 'known' : 'new';
  // Twice in one file is once.
  holds.add(key);
  return {
    row: row.number,
    email: email.trim(),
    name: name.trim(),
    role: role ?? null,
    centreId: ofAuthority ? null : (placeId ?? null),
    authorityId: ofAuthority ? (placeId ?? null) : null,
    state,
    problems: problems as string[],
  };
}

async function inviteOne(
  parts: Parts,
  person: Person,
  planned: PlannedPerson,
  { language }: Directory,
): Promise<PlannedPerson> {
  const { email, name, role, centreId, authorityId } = planned;
  if (!role) return planned;
  try {
    await invite(parts, person, { email, name, language, role, centreId, authorityId, until: null });
    return { ...planned, state: 'invited' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...planned, state: 'refused', problems: [error.code] };
  }
}

const fold = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е');

/** By code, or by a name in any language. */
function placeIn(
  places: ReadonlyMap<
    string,
    {
      id: string;
      code?: string;
      name: Readonly<Record<string, string>>;
      shortName?: Readonly<Record<string, string>>;
    }
  >,
  text: string,
): string | undefined {
  if (!text.trim()) return undefined;
  const found = [...places.values()].find(
    ({ code, name, shortName }) =>
      code === text.trim() ||
      [...Object.values(name), ...Object.values(shortName ?? {})].some((one) => fold(one) === fold(text)),
  );
  return found?.id;
}

function topOf({ centres }: Directory): string | undefined {
  return [...centres.values()].find(({ parentId }) => parentId === null)?.id;
}

function roleOf(text: string): Role | undefined {
  return roles.find(
    (role) =>
      fold(role) === fold(text) ||
      knownLanguages().some((language) => fold(wordsIn(language)(`word.role.${role}`)) === fold(text)),
  );
}

function columnNamed(): (name: string) => Column | undefined {
  const known = new Map<string, Column>(columns.map((column) => [column, column]));
  for (const language of knownLanguages())
    for (const column of columns) known.set(fold(wordsIn(language)(`peopleFile.${column}`)), column);
  return (name) => known.get(fold(name));
}
