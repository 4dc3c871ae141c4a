import { useMe } from '../access/session.ts';

const commands: readonly string[] = ['leader', 'curator'];

/** The centre in whose name this person orders where a figure, and no case, says which. */
export function useCommandedCentre(): string | undefined {
  const me = useMe();
  return me.grants.find(({ role }) => commands.includes(role))?.centreIds[0];
}
