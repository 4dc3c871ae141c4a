import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/** PostgreSQL parameters by name, as they would stand in postgresql.conf. */
export type Settings = Readonly<Record<string, string | number>>;

const MB = 1024 * 1024;

/** Memory this process may really use, in bytes: a container's limit counts before the machine's size. */
export function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}

/** Small containers give /dev/shm 64 MB, which parallel queries overflow. */
function sharedMemoryType(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize < 256 * MB ? 'mmap' : 'posix';
  } catch {
    return 'mmap';
  }
}

/** What holds for every cluster: reachable from this machine only, and the same everywhere. */
const COMMON: Settings = {
  listen_addresses: '127.0.0.1',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  jit: 'off',
  random_page_cost: 1.1,
};

/**
 * Settings for real data: durable, sized by memory (bytes). The shares follow the PostgreSQL documentation
 * (19.4, shared_buffers up to a quarter of memory), taken lower because Node.js lives on the same machine:
 * 24 GiB give 4 GB of shared buffers, 1 GiB gives 170 MB.
 */
export function durableSettings(memory: number): Settings {
  const megabytes = memory / MB;
  return {
    ...COMMON,
    dynamic_shared_memory_type: sharedMemoryType(),
    shared_buffers: `${clamp(megabytes / 6, 64, 4096)}MB`,
    effective_cache_size: `${clamp(megabytes / 2, 128, 65_536)}MB`,
    work_mem: `${clamp(megabytes / 768, 4, 64)}MB`,
    maintenance_work_mem: `${clamp(megabytes / 32, 32, 1024)}MB`,
    min_wal_size: '128MB',
    max_wal_size: `${clamp(megabytes / 6, 512, 4096)}MB`,
    checkpoint_timeout: '15min',
    // Intake only ever inserts; the default of 20 % leaves a large table without statistics for too long.
    autovacuum_vacuum_insert_scale_factor: 0.05,
    autovacuum_analyze_scale_factor: 0.02,
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  };
}

/** Settings for tests: nothing survives a crash, nothing waits for the disk. */
export function throwawaySettings(): Settings {
  return {
    ...COMMON,
    dynamic_shared_memory_type: sharedMemoryType(),
    shared_buffers: '128MB',
    max_connections: 200,
    max_wal_size: '4GB',
    checkpoint_timeout: '1h',
    wal_level: 'minimal',
    max_wal_senders: 0,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
  };
}

/** The settings as arguments of the server program. */
export function settingsAsArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
