import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import type { Act, ActBody, Case, Correction } from './cases.api.ts';
import { putRow } from './renew.ts';

/** The state each act leads to, shown before the server has answered. */
const stateAfter: Readonly<Record<Act, string>> = {
  assign: 'assigned',
  'start work': 'in work',
  forward: 'assigned',
  'ask resident': 'clarifying',
  'resident replied': 'in work',
  close: 'closed',
  reopen: 'reopened',
  withdraw: 'withdrawn',
};

/** The key of each act. */
export const actKeys: Readonly<Record<Act, string>> = {
  assign: 'h',
  'start work': 'w',
  forward: 'f',
  'ask resident': 'q',
  'resident replied': 'y',
  close: 'x',
  reopen: 'o',
  withdraw: 'z',
};

/** Acts done at once; the others ask for something first. */
export const immediate: ReadonlySet<Act> = new Set(['start work', 'resident replied']);

type Changed = Pick<Case, 'version' | 'state'>;

/** Writes to a case: shown at once, put back with the reason when refused, read again when somebody was quicker. */
function useCaseWrite<Input>(
  row: Case,
  write: (input: Input) => Promise<Changed>,
  foreseen: (input: Input) => Partial<Case>,
  /** Whether a form stays open over the page and shows itself what was refused. */
  inForm: (input: Input) => boolean,
) {
  const client = useQueryClient();
  const { t } = useWords();
  const key = keys.case(row.id);
  return useMutation({
    mutationFn: write,
    onMutate: async (input) => {
      await client.cancelQueries({ queryKey: key, exact: true });
      const before = client.getQueryData<Case>(key);
      const fields = foreseen(input);
      client.setQueryData<Case>(key, (known) => known && { ...known, ...fields });
      putRow(client, row.id, fields);
      return { before };
    },
    onError: (error, input, context) => {
      if (context?.before) {
        client.setQueryData(key, context.before);
        putRow(client, row.id, context.before);
      }
      if (inForm(input)) return;
      const meanwhile = asProblem(error).code === 'changed-meanwhile';
      toastRefused(t(meanwhile ? 'problem.changedMeanwhile' : 'problem.notDone'), error);
    },
    onSuccess: (changed) => putRow(client, row.id, changed),
    // Nobody waits for what is read again but who was overtaken: the next try stands on what they see.
    onSettled: (_changed, error) => {
      const read = client.invalidateQueries({ queryKey: key });
      client.invalidateQueries({ queryKey: keys.counts });
      return error && asProblem(error).code === 'changed-meanwhile' ? read : undefined;
    },
  });
}

export function useAct(row: Case) {
  return useCaseWrite(
    row,
    (body: ActBody) => send<Changed>('POST', `/api/cases/${row.id}/act`, { body, version: row.version }),
    (body) => ({
      state: stateAfter[body.act],
      acts: [],
      ...(body.authorityId === undefined
        ? {}
        : { authorityId: body.authorityId, executorId: null, executorName: null }),
    }),
    ({ act }) => !immediate.has(act),
  );
}

/** A correction names the version its form began with, or that its writer has chosen to save over. */
export function useCorrect(row: Case, version: number | undefined) {
  return useCaseWrite(
    row,
    (body: Correction) => send<Changed>('PATCH', `/api/cases/${row.id}`, { body, version }),
    ({ topicId, areaId, severity, severityReason, type }) => ({
      ...(topicId === undefined ? {} : { topicId }),
      ...(areaId === undefined ? {} : { areaId }),
      ...(severity === undefined ? {} : { severity }),
      ...(severityReason === undefined ? {} : { severityReason }),
      ...(type === undefined ? {} : { type }),
    }),
    () => true,
  );
}

export function useAddNote(row: Case) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: (text: string) =>
      send<Case['notes'][number]>('POST', `/api/cases/${row.id}/notes`, { body: { text } }),
    onSuccess: (note) =>
      client.setQueryData<Case>(
        keys.case(row.id),
        (known) => known && { ...known, notes: [...known.notes, note] },
      ),
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
}
