import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { cell } from '../data/cell.ts';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { createHold } from '../parts/hold.ts';
import { toastRefused, toastUndo, undoMs } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import type { AcceptedMany, Arrival, ArrivalPage, Decision, SetAsideReason } from './arrivals.api.ts';
import type { Choice } from './decision.ts';

type Pages = InfiniteData<ArrivalPage, string | null>;

const hold = createHold(undoMs);
addEventListener('pagehide', hold.flush);

/** Messages that were not accepted with the others, until somebody has read why. */
const refusals = cell<readonly { readonly arrival: Arrival; readonly detail: string }[]>([]);
export const useRefusals = refusals.use;
export const forgetRefusals = () => refusals.set([]);

/** What was chosen for messages that came back, refused or taken back: it stands in their form again. */
const choices = new Map<string, Choice>();
export const choiceBefore = (messageId: string): Choice | undefined => choices.get(messageId);

/** Whoever leaves the page has made up their mind. */
export function useSendOnLeave(): void {
  useEffect(() => hold.flush, []);
}

/**
 * Deciding on a message takes it out of the list at once and can be taken back for a while; only then is it sent.
 * When the server refuses, it comes back with the reason.
 */
export function useArrivalActs() {
  const client = useQueryClient();
  const { t, code } = useWords();
  return useMemo(() => {
    const lists = { queryKey: keys.arrivals() };
    const take = (id: string) => {
      client.cancelQueries(lists);
      const before = client.getQueriesData<Pages>(lists);
      client.setQueriesData<Pages>(lists, (data) => data && without(data, id));
      return () => {
        for (const [key, data] of before)
          client.setQueryData<Pages>(key, (now) => now && data && putBack(now, data, id));
      };
    };
    const decide = (arrival: Arrival, said: string, path: string, body: unknown, choice?: Choice) => {
      const back = take(arrival.messageId);
      const refused = (error: unknown) => {
        back();
        if (choice) choices.set(arrival.messageId, choice);
        toastRefused(t('problem.notDone'), error);
        client.invalidateQueries({ queryKey: keys.arrival(arrival.messageId) });
      };
      const held = hold.hold(() => {
        send('POST', path, { body, version: arrival.version, keepalive: true })
          .catch(refused)
          .finally(() => client.invalidateQueries({ queryKey: keys.counts }));
      });
      toastUndo(said, t('act.undo'), () => {
        if (!held.undo()) return;
        if (choice) choices.set(arrival.messageId, choice);
        back();
      });
    };
    return {
      accept: (arrival: Arrival, decision: Decision, choice?: Choice) =>
        decide(
          arrival,
          t(decision.joinCaseId ? 'triage.joined' : 'triage.accepted'),
          `/api/arrivals/${arrival.messageId}/accept`,
          decision,
          choice,
        ),
      /** Several as proposed; what the server refuses comes back, each with the reason. */
      acceptMany: (arrivals: readonly Arrival[]) => {
        refusals.set([]);
        const backs = new Map(arrivals.map((arrival) => [arrival.messageId, take(arrival.messageId)]));
        const backAll = () => {
          for (const back of [...backs.values()].reverse()) back();
        };
        const settled = ({ refused }: AcceptedMany) => {
          for (const { messageId } of refused) backs.get(messageId)?.();
          refusals.set(
            refused.flatMap(({ messageId, detail }) => {
              const arrival = arrivals.find((one) => one.messageId === messageId);
              return arrival ? [{ arrival, detail }] : [];
            }),
          );
        };
        const held = hold.hold(() => {
          const messageIds = arrivals.map(({ messageId }) => messageId);
          send<AcceptedMany>('POST', '/api/arrivals/accept-many', { body: { messageIds }, keepalive: true })
            .then(settled)
            .catch((error: unknown) => {
              backAll();
              toastRefused(t('problem.notDone'), error);
            })
            .finally(() => client.invalidateQueries({ queryKey: keys.counts }));
        });
        toastUndo(t('triage.acceptedMany', { count: arrivals.length }), t('act.undo'), () => {
          if (held.undo()) backAll();
        });
      },
      setAside: (arrival: Arrival, reason: SetAsideReason) =>
        decide(
          arrival,
          t('triage.setAside', { reason: code('setAside', reason) }),
          `/api/messages/${arrival.messageId}/set-aside`,
          { reason },
        ),
      restore: (arrival: Arrival) => {
        const back = take(arrival.messageId);
        send('POST', `/api/messages/${arrival.messageId}/restore`, { version: arrival.version })
          .catch((error: unknown) => {
            back();
            toastRefused(t('problem.notDone'), error);
          })
          .finally(() => client.invalidateQueries(lists));
      },
    };
  }, [client, t, code]);
}

function without(data: Pages, id: string): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ messageId }) => messageId !== id),
  }));
  return { ...data, pages };
}

/** Where it was, among whatever the list has become since. */
function putBack(now: Pages, before: Pages, id: string): Pages {
  const place = before.pages.findIndex(({ items }) => items.some(({ messageId }) => messageId === id));
  const index = before.pages[place]?.items.findIndex(({ messageId }) => messageId === id) ?? -1;
  const row = before.pages[place]?.items[index];
  if (!row || now.pages.some(({ items }) => items.some(({ messageId }) => messageId === id))) return now;
  const pages = now.pages.map((page, at) =>
    at === Math.min(place, now.pages.length - 1)
      ? { ...page, items: page.items.toSpliced(index, 0, row) }
      : page,
  );
  return { ...now, pages };
}
