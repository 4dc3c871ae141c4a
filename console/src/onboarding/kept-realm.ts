import { useSessionStorage } from '@mantine/hooks';
import type { NewRealm } from '../../../server/onboarding/set-up.schema.ts';

/** What was typed of a new realm: whoever looks something up elsewhere finds it when they come back. */
export function useKeptRealm(fresh: NewRealm) {
  const [realm, setRealm, forget] = useSessionStorage<NewRealm>({
    key: 'new realm',
    defaultValue: fresh,
    getInitialValueInEffect: false,
  });
  return { realm, change: (part: Partial<NewRealm>) => setRealm({ ...realm, ...part }), forget };
}
