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
  /** Why none of its photos was kept: the form as a whole is refused. */
  readonly refused: Refusal | undefined;
}

type Fields = SentForm['fields'];

/**
 * Reads a form; photos go to the disk as they come and not through memory.
 * @param requireForm asked before the first photo is kept, with the fields that came before it; throws a Refusal where the form
 *   will be refused whatever else comes
 */
export async function readForm(
  request: FastifyRequest,
  place: FilePlace,
  realmId: string,
  requireForm: (fields: Fields) => Promise<void>,
): Promise<SentForm> {
  if (!request.isMultipart())
    return { fields: textsOf(request.body), photos: [], problem: undefined, refused: undefined };
  const fields: Record<string, string> = {};
  const photos: NamedBlob[] = [];
  let problem: Refusal | undefined;
  let asked: Promise<Refusal | undefined> | undefined;
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
        asked ??= refusalOf(requireForm(fields));
        // None is kept of a form that will be refused, nor drawn.
        if ((await asked) || problem) continue;
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
  return { fields, photos, problem, refused: await asked };
}

async function refusalOf(asking: Promise<void>): Promise<Refusal | undefined> {
  try {
    await asking;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
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
    const blob = await keepBytes(place, realmId, bytes, largestPhoto, pictureTypes);
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
