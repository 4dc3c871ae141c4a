import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { renewCases } from '../cases/renew.ts';
import { cell } from '../data/cell.ts';
import { keys } from '../data/keys.ts';
import { countNewArrivals, nothingNew } from '../triage/new-arrivals.ts';

/** What the server tells while it happens. */
type Live =
  | { readonly type: 'case'; readonly caseId: string; readonly version: number; readonly clocks?: true }
  | { readonly type: 'arrivals' | 'directory' | 'notices' | 'duty' }
  | { readonly type: 'import'; readonly importId: string };

function isLive(value: unknown): value is Live {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function read(data: unknown): Live | undefined {
  try {
    const value: unknown = JSON.parse(String(data));
    return isLive(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Connection = 'opening' | 'open' | 'lost';

const connection = cell<Connection>('opening');
/** Messages that came since the list was last read, and cases it does not hold. */
const newArrivals = cell(nothingNew);
const newCases = cell<ReadonlySet<string>>(new Set());

export const useConnection = connection.use;
export const useNewArrivals = newArrivals.use;
export const useNewCases = newCases.use;
export const forgetNewArrivals = () => newArrivals.set(nothingNew);
export const forgetNewCases = () => newCases.set(new Set());

/** Events come in bursts; what they ask for is read once a burst. */
const gatherMs = 700;
/** A short break is nobody's business. */
const patienceMs = 6000;

/** Listens while somebody works: rows change in place, what is new is counted, nothing jumps. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const changed = new Map<string, number>();
    let arrived = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource('/api/live');

    const renew = async () => {
      timer = undefined;
      const versions = new Map(changed);
      changed.clear();
      if (arrived) newArrivals.set(await countNewArrivals(client).catch(() => newArrivals.get()));
      arrived = false;
      const unknown = await renewCases(client, versions);
      if (unknown.length > 0) newCases.set(new Set([...newCases.get(), ...unknown]));
      client.invalidateQueries({ queryKey: keys.counts });
    };
    const onMessage = ({ data }: MessageEvent) => {
      const live = read(data);
      // Clocks counted anew leave a case's version as it was.
      if (live?.type === 'case')
        changed.set(
          live.caseId,
          live.clocks ? Number.POSITIVE_INFINITY : Math.max(live.version, changed.get(live.caseId) ?? 0),
        );
      if (live?.type === 'arrivals') arrived = true;
      if (live?.type === 'directory') client.invalidateQueries({ queryKey: keys.directory, exact: true });
      if (live?.type === 'notices') client.invalidateQueries({ queryKey: keys.notices });
      if (live?.type === 'duty') client.invalidateQueries({ queryKey: keys.duty });
      if (live?.type === 'import') client.invalidateQueries({ queryKey: keys.anyImport });
      timer ??= setTimeout(renew, gatherMs);
    };
    source.onmessage = onMessage;
    source.onopen = () => {
      clearTimeout(lost);
      lost = undefined;
      // What happened while nobody listened is not told again.
      if (connection.get() !== 'opening') client.invalidateQueries();
      connection.set('open');
    };
    source.onerror = () => {
      lost ??= setTimeout(() => connection.set('lost'), patienceMs);
    };
    return () => {
      source.close();
      clearTimeout(timer);
      clearTimeout(lost);
    };
  }, [client]);
}
