import { emit } from '../events/index.ts';
import { lockState, writeDisposition } from '../intake/index.ts';
import type { Person } from '../platform/actor.ts';
import { page, readCursor } from '../platform/http/paging.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise, centresWhere } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { type SetAsideFigures, setAsideFigures } from './public-figures.ts';
import { mayLookAgain } from './safeguards.policies.ts';
import {
  type LookVerdict,
  lockLook,
  settleLook,
  type WaitingLook,
  waitingLooks,
} from './second-looks.store.ts';

type Parts = Pick<Platform, 'database' | 'clock'>;

/** What waits for this person as the second one: of their centres, and not set aside by themselves. */
export async function looksFor(
  parts: Parts,
  person: Person,
  asked: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: WaitingLook[]; next: string | null }> {
  const { realmId } = person;
  const limit = asked.limit ?? 50;
  const [after] = asked.cursor ? readCursor(asked.cursor, ['id']) : [];
  const centreIds = centresWhere(mayLookAgain, person);
  const rows = await parts.database.inRealm(realmId, (tx) =>
    waitingLooks(tx, realmId, centreIds, person.id, after, limit + 1),
  );
  return page(rows, limit, ({ id }) => [id]);
}

/** As long as the public page looks back. */
const figureDays = 30;

/** The realm's figures as they are told to everyone: those who look again see no more of people than the public. */
export async function figuresFor(
  parts: Parts,
  { realmId }: Person,
): Promise<SetAsideFigures & { days: number }> {
  const since = new Date(parts.clock.now().getTime() - figureDays * 86_400_000);
  const figures = await parts.database.inRealm(realmId, (tx) => setAsideFigures(tx, realmId, since));
  return { days: figureDays, ...figures };
}

/**
 * A second person agrees that a message was rightly set aside, or puts it back among those to decide on.
 * @throws Refusal `look-unknown`, `forbidden`, `look-own`, `already-decided`
 */
export function lookAgain(parts: Parts, person: Person, lookId: string, verdict: LookVerdict): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const look = await lockLook(tx, realmId, lookId);
    if (!look) throw new Refusal('look-unknown');
    authorise(mayLookAgain, person, { realmId, centreId: look.centreId });
    if (look.setAsideBy === person.id) throw new Refusal('look-own');
    const state = await lockState(tx, realmId, look.messageId);
    if (look.verdict || state?.disposition !== 'set aside')
      throw new Refusal('already-decided', { state: look.verdict ?? state?.disposition ?? '' });
    const context = { realmId, actor: person, at: parts.clock.now() };
    await settleLook(tx, realmId, lookId, person.id, verdict, context.at);
    await recordOutwardAct(tx, context, { act: 'look again', subjectId: look.messageId, data: { verdict } });
    if (verdict === 'confirmed') return;
    await writeDisposition(tx, realmId, [look.messageId], 'proposed');
    await emit(tx, context, [{ event: { type: 'message.restored', data: {} }, streamId: look.messageId }]);
  });
}
