import { Type } from 'typebox';
import { Refusal } from '../refusal.ts';

/** Every write names the version it saw: `If-Match: "7"`. */
export const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'The version the change was based on, e.g. "7".' })),
});

/** @throws Refusal `version-missing` (428) or `invalid` (400) */
export function versionSeen(headers: { 'if-match'?: string | undefined }): number {
  const header = headers['if-match'];
  if (header === undefined) throw new Refusal('version-missing');
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]);
  if (!Number.isInteger(version)) throw new Refusal('invalid', { field: 'If-Match', problem: 'version' });
  return version;
}

/** @throws Refusal `changed-meanwhile` (412) when somebody else wrote in between */
export function requireVersion(seen: number, actual: number): void {
  if (seen !== actual) throw new Refusal('changed-meanwhile', { seen, actual });
}
