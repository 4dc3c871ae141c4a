import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { type FilePlace, keepBytes, type NamedBlob, pictureTypes } from '../files/index.ts';
import { Refusal } from '../platform/refusal.ts';

export const mostPhotos = 5;
export const largestPhoto = 10 * 1024 * 1024;
const longestField = 256 * 1024;

/** A form as a browser sends it, with or without photos. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly photos: readonly NamedBlob[];
  /** What is wrong with the photos; the fields before them are there all the same. */
  readonly problem: Refusal | undefined;
}

/** Reads a form; photos go to the disk as they come and not through memory. */
export async function readForm(
  request: FastifyRequest,
  place: FilePlace,
  realmId: string,
): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: textsOf(request.body), photos: [], problem: undefined };
  const fields: Record<string, string> = {};
  const photos: NamedBlob[] = [];
  let problem: Refusal | undefined;
  // One over each limit is let in, to be told from what just fits.
  const limits = { files: mostPhotos + 1, fileSize: largestPhoto + 1, fieldSize: longestField, fields: 20 };
  const options = { limits, throwFileSizeLimit: false };
  try {
    for await (const part of request.parts(options)) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value;
        continue;
      }
      try {
        // No more are drawn than could be taken.
        if (photos.length === mostPhotos) throw tooMany();
        const photo = await keepPhoto(place, realmId, part);
        if (photo) photos.push(photo);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problem ??= error;
      } finally {
        // Whatever is left of it: the parts behind it come only when it has been read.
        part.file.resume();
      }
    }
  } catch (error) {
    problem ??= asRefusal(error);
  }
  return { fields, photos, problem };
}

/** @returns `undefined` for a field nobody put a file into */
async function keepPhoto(
  place: FilePlace,
  realmId: string,
  part: MultipartFile,
): Promise<NamedBlob | undefined> {
  // Not destroyed when too large: the parser would wait for it for ever.
  const bytes = part.file.iterator({ destroyOnReturn: false });
  try {
    const blob = await keepBytes(place, realmId, bytes, largestPhoto);
    if (!pictureTypes.has(blob.type)) throw new Refusal('file-not-picture');
    return { ...blob, name: part.filename };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'file-empty') return undefined;
    throw error;
  }
}

function tooMany(): Refusal {
  return new Refusal('files-too-many', { most: mostPhotos });
}

/** What the parser itself refuses: more files than allowed, or a form that breaks off. */
function asRefusal(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'FST_FILES_LIMIT') return tooMany();
  if (error instanceof Error) return new Refusal('invalid', { field: 'photos', problem: 'unreadable' });
  throw error;
}

function textsOf(body: unknown): Record<string, string> {
  if (!body || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
