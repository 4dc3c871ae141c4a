import { expect, it } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { complaint } from './complaint.ts';

it.each(['ENOSPC', '53100'])('a full disk is told as such, by whoever noticed it first (%s)', (code) => {
  const error = Object.assign(new Error('could not extend file'), { code, path: '/data/base/1' });
  expect(complaint(error, wordsIn('en'))).toMatch(/^the disk is full: make room/);
});
