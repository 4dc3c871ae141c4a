import { Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { roles } from '../../../server/platform/actor.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import type { ClaimRule } from './ways-in.api.ts';

interface ClaimRulesProps {
  readonly rules: readonly ClaimRule[];
  readonly change: (rules: readonly ClaimRule[]) => void;
}

/** Who comes in as what: the value of a claim, a role, a place. */
export function ClaimRules({ rules, change }: ClaimRulesProps) {
  const { t } = useWords();
  const set = (at: number, next: ClaimRule) => change(rules.with(at, next));
  const add = () =>
    change([...rules, { claim: 'groups', value: '', role: 'operator', centreId: null, authorityId: null }]);
  return (
    <Fieldset legend={t('waysIn.rules')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('waysIn.rulesHow')}
        </Text>
        {rules.map((rule, at) => (
          <OneRule
            // Rules have no names of their own, and their order stays.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={at}
            number={at + 1}
            rule={rule}
            set={(next) => set(at, next)}
            remove={() => change(rules.toSpliced(at, 1))}
          />
        ))}
        <div>
          <ActButton onClick={add}>{t('waysIn.ruleAdd')}</ActButton>
        </div>
      </Stack>
    </Fieldset>
  );
}

interface OneRuleProps {
  readonly number: number;
  readonly rule: ClaimRule;
  readonly set: (rule: ClaimRule) => void;
  readonly remove: () => void;
}

function OneRule({ number, rule, set, remove }: OneRuleProps) {
  const { t, code, name } = useWords();
  const directory = useDirectory();
  const ofAuthority = rule.role === 'executor' || rule.role === 'head';
  const places = ofAuthority ? directory.authorities : directory.centres;
  return (
    <Group gap="sm" align="end" role="group" aria-label={t('waysIn.ruleNumber', { number })}>
      <TextInput
        label={t('waysIn.claim')}
        w={130}
        value={rule.claim}
        onChange={(event) => set({ ...rule, claim: event.currentTarget.value })}
      />
      <TextInput
        label={t('waysIn.value')}
        w={150}
        value={rule.value}
        onChange={(event) => set({ ...rule, value: event.currentTarget.value })}
      />
      <Select
        label={t('people.role')}
        w={150}
        allowDeselect={false}
        value={rule.role}
        onChange={(value) => {
          const role = roles.find((one) => one === value) ?? rule.role;
          set({ ...rule, role, centreId: null, authorityId: null });
        }}
        data={roles.map((value) => ({ value, label: code('role', value) }))}
      />
      <Select
        label={t('people.place')}
        w={200}
        searchable
        value={ofAuthority ? rule.authorityId : rule.centreId}
        onChange={(id) =>
          set({ ...rule, centreId: ofAuthority ? null : id, authorityId: ofAuthority ? id : null })
        }
        data={places.map((place) => ({ value: place.id, label: name(place.name) }))}
      />
      <ActButton onClick={remove} aria-label={t('waysIn.ruleRemoveNumber', { number })}>
        {t('waysIn.ruleRemove')}
      </ActButton>
    </Group>
  );
}
