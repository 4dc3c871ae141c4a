import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Method, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

interface DirectoryWrite {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number | undefined;
}

/** A change of the directory; the form that asked shows what was refused. A change by somebody else is read at once. */
export function useDirectoryWrite(onDone: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({ method, path, ...write }: DirectoryWrite) => send(method, path, write),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.directory, exact: true }),
        client.invalidateQueries({ queryKey: keys.calendars }),
      ]);
      toastDone(t('saved'));
      onDone();
    },
    onError: (error) => {
      if (asProblem(error).code === 'changed-meanwhile')
        client.invalidateQueries({ queryKey: keys.directory, exact: true });
    },
  });
}
