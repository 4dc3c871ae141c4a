import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durableSettings, settingsAsArguments, usableMemory } from './settings.ts';

const GB = 1024 ** 3;
const megabytes = (value: string | number | undefined) => Number(String(value).replace('MB', ''));

test('on any machine the shared buffers leave most of the memory to others', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 512, noNaN: true }), (gigabytes) => {
      const { shared_buffers, work_mem, max_wal_size } = durableSettings(gigabytes * GB);
      expect(megabytes(shared_buffers)).toBeLessThanOrEqual(gigabytes * 256);
      expect(megabytes(shared_buffers)).toBeGreaterThanOrEqual(64);
      expect(megabytes(work_mem)).toBeGreaterThanOrEqual(4);
      expect(megabytes(max_wal_size)).toBeLessThanOrEqual(4096);
    }),
  );
});

test('24 GiB give 4 GB of shared buffers', () => {
  expect(durableSettings(24 * GB).shared_buffers).toBe('4096MB');
});

test('real data is always flushed to the disk before it is acknowledged', () => {
  expect(durableSettings(usableMemory())).toMatchObject({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  });
});

test('settings become arguments of the server', () => {
  expect(settingsAsArguments({ fsync: 'on', max_connections: 5 })).toEqual([
    '-c',
    'fsync=on',
    '-c',
    'max_connections=5',
  ]);
});
