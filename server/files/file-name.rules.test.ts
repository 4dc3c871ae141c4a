import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disposition, tidyName } from './file-name.rules.ts';

describe('names of files', () => {
  it.each([
    ['photo.jpg', 'jpg', 'photo.jpg'],
    ['Photo.JPEG', 'jpg', 'Photo.JPEG'],
    ['invoice.exe', 'png', 'invoice.exe.png'],
    ['../../etc/passwd', 'txt', 'etc passwd.txt'],
    ['акт осмотра.pdf', 'pdf', 'акт осмотра.pdf'],
    ['data.bin.xyz', 'bin', 'data.bin.xyz'],
    ['Act.EXE', 'bin', 'Act.EXE.bin'],
    ['', 'pdf', 'file.pdf'],
    ['photo\u202Egpj.exe', 'jpg', 'photo gpj.exe.jpg'],
  ])('%j of kind %s becomes %j', (name, extension, expected) => {
    expect(tidyName(name, extension)).toBe(expected);
  });

  it('never leave their folder, hide their ending or break a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('jpg', 'pdf', 'bin'), (name, extension) => {
        const tidy = tidyName(name, extension);
        expect(tidy).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
        expect(tidy.length).toBeLessThan(140);
        expect(disposition('attachment', tidy)).toMatch(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''\S+$/,
        );
      }),
    );
  });
});
