import { Button, Center, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { asProblem, Problem } from '../data/problem.ts';
import { useWords } from '../words/use-words.ts';
import { Icon, type IconName } from './icon.tsx';

interface SayingProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What a screen or a column says when it has nothing to show: what is so, and the next step. */
export function Saying({ icon, title, children, action }: SayingProps) {
  return (
    <Center p="xl" mih={160} h="100%">
      <Stack gap="sm" align="center" maw={420} ta="center">
        <Text c="dimmed" component="span">
          <Icon name={icon} size={28} />
        </Text>
        <Title order={2}>{title}</Title>
        {children && (
          <Text size="sm" c="dimmed">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}

/** Grey lines where rows will be; shown only for what is not known yet. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <Stack gap="md" p="lg" role="status" aria-label={t('screen.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={index} height={index % 3 === 0 ? 14 : 10} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}

const sayings = (problem: Problem) => {
  if (problem.offline) return { icon: 'alert', title: 'screen.offline' } as const;
  if (problem.status === 403) return { icon: 'lock', title: 'screen.forbidden' } as const;
  if (problem.status === 404) return { icon: 'search', title: 'screen.notFound' } as const;
  return { icon: 'alert', title: 'screen.failed' } as const;
};

/** Offline, not allowed, not there, or failed: said in the server's words, with a way to try again where it may help. */
export function Failed({ error, again }: { error: unknown; again?: (() => void) | undefined }) {
  const { t } = useWords();
  const problem = asProblem(error);
  const { icon, title } = sayings(problem);
  const mayHelp = again && problem.status !== 403 && problem.status !== 404;
  return (
    <div role="alert">
      <Saying
        icon={icon}
        title={t(title)}
        action={
          mayHelp && (
            <Button variant="default" onClick={again}>
              {t('act.tryAgain')}
            </Button>
          )
        }
      >
        {(error instanceof Problem && problem.detail) || t('screen.wentWrong')}
      </Saying>
    </div>
  );
}

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** A query's screen: what is known is shown even while it fails to be renewed. */
export function Shown<Data>({
  of,
  rows,
  children,
}: {
  of: Asked<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  // What has left this person's sight is not shown on from memory.
  const gone = of.error !== null && asProblem(of.error).status === 403;
  if (of.data !== undefined && !gone) return children(of.data);
  if (of.error) return <Failed error={of.error} again={() => of.refetch()} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
