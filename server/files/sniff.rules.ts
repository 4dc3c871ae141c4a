/** What a file is, read from its first bytes; what its name or its sender says is not asked. */
export interface FileKind {
  readonly type: string;
  readonly extension: string;
}

/** Enough for every signature below, and to see that a text is one. */
export const sniffedBytes = 4096;

const unknown: FileKind = { type: 'application/octet-stream', extension: 'bin' };

const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

/** Bytes at an offset; `undefined` stands for any byte (WHATWG MIME Sniffing, §6; ISO/IEC 14496-12 for `ftyp`). */
const signatures: readonly (FileKind & {
  readonly at: number;
  readonly bytes: readonly (number | undefined)[];
})[] = [
  { type: 'image/jpeg', extension: 'jpg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', extension: 'png', at: 0, bytes: [0x89, ...ascii('PNG\r\n\x1a\n')] },
  { type: 'image/gif', extension: 'gif', at: 0, bytes: ascii('GIF8') },
  { type: 'image/webp', extension: 'webp', at: 0, bytes: [...ascii('RIFF'), ...any(4), ...ascii('WEBP')] },
  { type: 'image/heic', extension: 'heic', at: 4, bytes: ascii('ftyphei') },
  { type: 'image/heic', extension: 'heic', at: 4, bytes: ascii('ftypmif1') },
  { type: 'image/avif', extension: 'avif', at: 4, bytes: ascii('ftypavif') },
  { type: 'application/pdf', extension: 'pdf', at: 0, bytes: ascii('%PDF-') },
  { type: 'audio/ogg', extension: 'ogg', at: 0, bytes: ascii('OggS') },
  { type: 'audio/mpeg', extension: 'mp3', at: 0, bytes: ascii('ID3') },
  { type: 'audio/mp4', extension: 'm4a', at: 4, bytes: ascii('ftypM4A') },
  { type: 'audio/wav', extension: 'wav', at: 0, bytes: [...ascii('RIFF'), ...any(4), ...ascii('WAVE')] },
  { type: 'video/quicktime', extension: 'mov', at: 4, bytes: ascii('ftypqt') },
  { type: 'video/mp4', extension: 'mp4', at: 4, bytes: ascii('ftyp') },
  { type: 'video/webm', extension: 'webm', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
];

function any(count: number): undefined[] {
  return new Array(count).fill(undefined);
}

/** Documents that are archives inside, told apart by the folder their parts stand in (ECMA-376, part 2). */
const officeParts: readonly (FileKind & { readonly folder: string })[] = [
  {
    folder: 'word/',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  {
    folder: 'xl/',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
];

/** @param head the first bytes, up to `sniffedBytes` */
export function sniff(head: Uint8Array): FileKind {
  const found = signatures.find(({ at, bytes }) =>
    bytes.every((byte, index) => byte === undefined || head[at + index] === byte),
  );
  if (found) return { type: found.type, extension: found.extension };
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('PK\x03\x04')) {
    const office = officeParts.find(({ folder }) => text.includes(folder));
    return office
      ? { type: office.type, extension: office.extension }
      : { type: 'application/zip', extension: 'zip' };
  }
  return isText(head) ? { type: 'text/plain', extension: 'txt' } : unknown;
}

/** UTF-8 without control characters; a character cut off at the end of the head is no fault. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\x00-\x08\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}

/**
 * Pictures every browser shows and that hold no script (SVG does). They are kept without what the camera wrote into
 * them.
 */
export const pictureTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
]);
