import { useDisclosure } from '@mantine/hooks';
import { ActButton } from '../parts/act-button.tsx';
import { FactList } from '../parts/fact-list.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useDirectory } from '../territory/directory.ts';
import { reasonInWords } from '../triage/reason-words.ts';
import { useWords, type Words } from '../words/use-words.ts';
import type { Case } from './cases.api.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { routeInWords } from './route-words.ts';

/** What the case is about, and putting it right. */
export function Facts({ row }: { row: Case }) {
  const words = useWords();
  const { t, code } = words;
  const directory = useDirectory();
  const [open, { open: correct, close }] = useDisclosure(false);
  useKeys(row.mayCorrect && !open ? [{ keys: 'e', says: t('act.correct'), run: correct }] : []);
  const topic = directory.topic.get(row.topicId);
  const severity = `${row.severity} · ${code('severity', String(row.severity))}`;
  const why = severityWhy(words, row);
  return (
    <section aria-label={t('cases.facts')}>
      <FactList
        facts={[
          [
            t('field.topic'),
            [words.name(directory.group.get(topic?.groupId ?? '')?.name), words.name(topic?.name)]
              .filter(Boolean)
              .join(' → '),
          ],
          ...(row.nationalCode ? [[t('field.nationalCode'), row.nationalCode] as const] : []),
          [t('field.place'), row.placeLabel ?? t('cases.placeUnknown')],
          [t('field.severity'), why ? `${severity} (${why})` : severity],
          [t('field.type'), code('caseType', row.type)],
          [t('field.route'), routeInWords(words, row.routeReason)],
          ...(row.outcome ? [[t('field.outcome'), code('outcome', row.outcome)] as const] : []),
          ...(row.solved === null
            ? []
            : [[t('field.solved'), t(row.solved ? 'cases.solvedYes' : 'cases.solvedNo')] as const]),
        ]}
      />
      {row.mayCorrect && (
        <ActButton keyName="e" mt="sm" onClick={correct}>
          {t('act.correct')}
        </ActButton>
      )}
      {open && <CorrectDialog row={row} close={close} />}
    </section>
  );
}

/** Signs whose words name a number that is not kept with the case. */
const measured: ReadonlySet<string> = new Set(['frost', 'cold-room', 'many-similar']);

/** Why the severity is what it is: a person's own words, or those of the sign that decided. */
function severityWhy(words: Words, { severity, severityReason: reason }: Case): string | undefined {
  if (!reason || !/^[a-z]+(-[a-z]+)*$/.test(reason)) return reason ?? undefined;
  return measured.has(reason) ? undefined : reasonInWords(words, { code: reason, params: { severity } });
}
