import { Badge, Text } from '@mantine/core';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Token, useRevokeToken } from './tokens.api.ts';

/** Tokens with their last use; `path`: where they are revoked. */
export function TokenTable({ tokens, path }: { tokens: readonly Token[]; path: string }) {
  const { t } = useWords();
  const dates = useDates();
  const revoke = useRevokeToken(path);
  const over = (token: Token) => Date.parse(token.expiresAt) <= Date.now();
  return (
    <ListTable
      rows={tokens}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('tokens.name'),
          cell: (token) => (
            <>
              {token.name} {over(token) && <Badge color="gray">{t('tokens.over')}</Badge>}
              <Text size="xs" c="dimmed">
                {t(token.writes ? 'tokens.writes' : 'tokens.reads')}
              </Text>
            </>
          ),
        },
        { name: t('tokens.until'), width: 180, cell: ({ expiresAt }) => dates.day(expiresAt) },
        {
          name: t('tokens.used'),
          width: 150,
          cell: ({ usedAt }) => (usedAt ? dates.ago(usedAt) : t('security.passkeyNeverUsed')),
        },
        {
          name: t('security.acts'),
          width: 120,
          cell: ({ id, name }) => (
            <ActButton
              size="compact-sm"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate(id)}
              aria-label={t('tokens.revokeNamed', { name })}
            >
              {t('tokens.revoke')}
            </ActButton>
          ),
        },
      ]}
    />
  );
}
