import { useWords } from '../words/use-words.ts';
import type { Case } from './cases.api.ts';

type CaseFile = Case['messages'][number]['files'][number];

export function Files({ files }: { files: readonly CaseFile[] }) {
  const { t, language } = useWords();
  if (files.length === 0) return null;
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return (
    <ul aria-label={t('message.files')}>
      {files.map((file) => (
        <li key={file.id}>
          {file.name} · {size.format(Math.max(1, file.size / 1024))}
        </li>
      ))}
    </ul>
  );
}
