import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.rules.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

describe('what a file is', () => {
  it.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['image/png', bytes([0x89], 'PNG\r\n\x1a\n')],
    ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBP')],
    ['image/heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['video/mp4', bytes([0, 0, 0, 24], 'ftypisom')],
    ['audio/ogg', bytes('OggS')],
    ['application/pdf', bytes('%PDF-1.7')],
    ['application/zip', bytes('PK\x03\x04', 'other.txt')],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes('PK\x03\x04', 'xl/workbook.xml'),
    ],
    ['text/plain', Buffer.from('Акт осмотра')],
    ['text/plain', Buffer.from('Акт').subarray(0, 5)],
    // A page or a drawing with script is a text here: it is handed out as one, and only to be saved.
    ['text/plain', bytes('<svg onload="alert(1)">')],
    ['application/octet-stream', bytes('MZ', [0, 1, 2, 3])],
    ['application/octet-stream', bytes([0xff, 0xfe, 0x41, 0x00])],
    ['application/octet-stream', Buffer.alloc(0)],
  ])('is read from its bytes: %s', (type, head) => {
    expect(sniff(head).type).toBe(type);
  });
});
