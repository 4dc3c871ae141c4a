import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import type { Source } from './suggest.api.ts';

/** 1, 2, 3 begin the draft with the source of that place. */
export function useSourceKeys(sources: readonly Source[], take: (source: Source) => void): void {
  const { t } = useWords();
  useKeys(
    sources.map((source, at) => ({
      keys: String(at + 1),
      says: t('suggest.take'),
      run: () => take(source),
    })),
  );
}
