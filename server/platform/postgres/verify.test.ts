import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { withDatabase } from './throwaway.ts';
import { inspect, requireUsable } from './verify.ts';

const usable = { version: '18.4', versionNumber: 180_004, mayPrepare: true, trigramsWork: true };

test('the embedded server is one Heed can work on', async () => {
  const facts = await inspect(inject('postgres').url);
  expect(facts).toEqual(usable);
  expect(() => requireUsable(facts)).not.toThrow();
});

test('a server that is too old is refused by its version', () => {
  const facts = { ...usable, version: '15.6', versionNumber: 150_006, mayPrepare: false };
  expect(() => requireUsable(facts)).toThrow(/PostgreSQL 15\.6; Heed needs 16/);
});

test('a database without trigrams for Cyrillic is refused', () => {
  expect(() => requireUsable({ ...usable, trigramsWork: false })).toThrow(/no trigrams for Cyrillic/);
});

test('whoever may make neither tables nor the role of requests is told what to ask for', async () => {
  const { url } = inject('postgres');
  const name = `plain_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: url });
  await admin.connect();
  const asPlain = new URL(withDatabase(url, name));
  [asPlain.username, asPlain.password] = [name, 'plain'];
  try {
    await admin.query(`create role ${name} login password 'plain'`);
    await admin.query(`create database ${name} owner ${name}`);
    expect(() => requireUsable({ ...usable, mayPrepare: false })).toThrow(/create role heed_realm nologin/);
    // The template has been migrated: the role is there, and this one is no member of it.
    expect(await inspect(asPlain.href)).toMatchObject({ mayPrepare: false, trigramsWork: true });
    await admin.query(`grant heed_realm to ${name}`);
    expect(await inspect(asPlain.href)).toEqual(usable);
  } finally {
    await admin.query(`drop database if exists ${name}`);
    await admin.query(`drop role if exists ${name}`);
    await admin.end();
  }
});
