import { expect, it } from 'vitest';
import { PostgresError } from '../platform/postgres/index.ts';
import { wordsIn } from '../platform/words.ts';
import { complaint } from './complaint.ts';

it.each(['ENOSPC', '53100'])('a full disk is told as such, by whoever noticed it first (%s)', (code) => {
  const error = Object.assign(new Error('could not extend file'), { code, path: '/data/base/1' });
  expect(complaint(error, wordsIn('en'))).toMatch(/^the disk is full: make room/);
});

it('a full disk is told as such behind whatever failed for it', () => {
  const cause = Object.assign(new Error('could not extend file'), { code: '53100' });
  const error = new Error('migration 0004_intake.sql failed', { cause });
  expect(complaint(error, wordsIn('en'))).toMatch(/^the disk is full: make room/);
});

it('a full disk is told as such where the database could not start for it', () => {
  const why = 'FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device';
  const error = new PostgresError('start-failed', {
    end: 'ended with code 1',
    why,
    logFile: '/data/postgres.log',
  });
  expect(complaint(error, wordsIn('en'))).toMatch(/^the disk is full: make room/);
});

it.each([
  new Error('Connection terminated unexpectedly'),
  Object.assign(new Error('the database system is in recovery mode'), { code: '57P03' }),
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:40000'), { code: 'ECONNREFUSED' }),
])('a database that ends in the middle of the work says where the cause stands: $message', (error) => {
  expect(complaint(error, wordsIn('en'))).toMatch(/^the database ended in the middle .* postgres\.log/);
});
