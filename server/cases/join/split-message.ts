import type { Person } from '../../platform/actor.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase } from '../case.policies.ts';
import { isOpen } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { changeCase, requireCase } from '../change-case.ts';
import { openCases } from '../open-cases.ts';
import { type MessageToOpen, readMessagesToOpen } from '../opening-of.ts';
import { messageIdsOf, moveLinksOfMessage, takeOutMessage } from './moving.store.ts';
import { tieCases } from './ties.store.ts';

export interface SplitInput {
  readonly messageId: string;
  readonly reason: string;
  /** What it is about; as the case it was in when left out. */
  readonly topicId?: string | undefined;
}

/**
 * A message that speaks of something else gets a case of its own, with clocks from when it came. The two stay tied.
 * @returns the new case
 * @throws Refusal `case-unknown`, `forbidden`, `changed-meanwhile`, `act-not-possible`, `reason-missing`,
 *   `message-elsewhere`, `only-message`, `topic-unknown`
 */
export function splitMessage(
  parts: CaseParts,
  person: Person,
  caseId: string,
  seen: number,
  input: SplitInput,
): Promise<Case> {
  const { realmId } = person;
  const { messageId } = input;
  const reason = input.reason.trim();
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayDecideOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    requireVersion(seen, row.version);
    if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'split', state: row.state });
    if (!reason) throw new Refusal('reason-missing');
    const held = await messageIdsOf(tx, realmId, caseId);
    if (!held.includes(messageId)) throw new Refusal('message-elsewhere');
    if (held.length === 1) throw new Refusal('only-message');
    const directory = await parts.directories.of(tx, realmId);
    const topic = directory.topics.get(input.topicId ?? row.topicId);
    if (!topic) throw new Refusal('topic-unknown');
    const [message] = await readMessagesToOpen(tx, realmId, [messageId]);
    if (!message) throw new Refusal('message-elsewhere');
    const context = { realmId, actor: person, at: parts.clock.now() };
    await takeOutMessage(tx, realmId, caseId, messageId);
    const [fresh] = await openCases(tx, context, directory, [openingFrom(row, message, topic)]);
    if (!fresh) throw new Error('a case was not opened');
    await moveLinksOfMessage(tx, realmId, messageId, caseId, fresh.id);
    await tieCases(tx, realmId, { caseId, otherId: fresh.id, reason, madeBy: person.id, at: context.at });
    const changes = {
      messageCount: Math.max(1, row.messageCount - 1),
      reach: Math.max(0, row.reach - message.reach),
    };
    const data = { messageId, toCaseId: fresh.id };
    await changeCase(tx, context, row, changes, { type: 'case.message-left', data, reason });
    return fresh;
  });
}

/** Where it is stays; how bad it is and what is asked for come with another topic from that one's passport. */
function openingFrom(
  row: Case,
  message: MessageToOpen,
  topic: { id: string; passport: { severity: number; type: 'solve' | 'explain' } },
) {
  const same = topic.id === row.topicId;
  return {
    messageId: message.messageId,
    text: message.text,
    language: row.language,
    topicId: topic.id,
    type: same ? row.type : topic.passport.type,
    severity: same ? row.severity : topic.passport.severity,
    severityReason: same ? row.severityReason : null,
    centreId: row.centreId,
    areaId: row.areaId,
    place: row.place,
    lon: row.lon,
    lat: row.lat,
    reach: message.reach,
    channelId: message.channelId,
    source: message.source,
    registeredAt: message.receivedAt,
  };
}
