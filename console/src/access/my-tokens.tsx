import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import { MakeToken } from './make-token.tsx';
import { TokenTable } from './token-table.tsx';
import { myTokens, myTokensQuery } from './tokens.api.ts';

export function MyTokens() {
  const { t } = useWords();
  const asked = useQuery(myTokensQuery);
  const [making, setMaking] = useState(false);
  return (
    <>
      <Text size="sm" c="dimmed" maw={640}>
        {t('tokens.how')}
      </Text>
      <Shown of={asked} rows={2}>
        {(tokens) =>
          tokens.length === 0 ? (
            <Text size="sm">{t('tokens.none')}</Text>
          ) : (
            <TokenTable tokens={tokens} path={myTokens} />
          )
        }
      </Shown>
      {making ? (
        <MakeToken path={myTokens} done={() => setMaking(false)} />
      ) : (
        <div>
          <ActButton onClick={() => setMaking(true)}>{t('tokens.make')}</ActButton>
        </div>
      )}
    </>
  );
}
