import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDuty } from '../access/duties.ts';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { DaysLeft } from './days-left.tsx';
import { GiveInstruction, type InstructionAbout } from './give-instruction.tsx';
import { InstructionActs, InstructionState, InstructionText } from './instruction-line.tsx';
import { instructionsQuery } from './orders.api.ts';

interface OfProps {
  readonly about: Extract<InstructionAbout, { caseId: string } | { massProblemId: string }>;
  readonly authorityId?: string | null;
}

/** What was ordered from a case or a mass problem, and a way to order something. */
export function InstructionsOf({ about, authorityId = null }: OfProps) {
  const { t } = useWords();
  const may = useDuty('instruct');
  const which = 'caseId' in about ? { case: about.caseId } : { mass: about.massProblemId };
  const { data: orders = [] } = useQuery(instructionsQuery(which));
  if (orders.length === 0 && !may) return null;
  return (
    <Section title={t('order.title')} count={orders.length}>
      <Stack gap="md" px="lg">
        {orders.map((order) => (
          <Stack key={order.id} gap={4}>
            <span>
              <InstructionState order={order} />{' '}
              <DaysLeft on={order.dueOn} over={order.state === 'done' || order.state === 'withdrawn'} />
            </span>
            <div>
              <InstructionText order={order} />
            </div>
            <InstructionActs order={order} />
          </Stack>
        ))}
        <div>
          <GiveInstruction about={about} authorityId={authorityId} />
        </div>
      </Stack>
    </Section>
  );
}
