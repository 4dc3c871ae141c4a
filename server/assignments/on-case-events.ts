import { type Answer, answersOfCase, proofsOfCase } from '../answers/index.ts';
import { type CaseParts, findCase, messagesOfCase, verdictsOfCase } from '../cases/index.ts';
import type { EventData } from '../events/index.ts';
import { pictureTypes } from '../files/index.ts';
import { system } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { wordsIn } from '../platform/words.ts';
import { stateAfter } from './assignment.rules.ts';
import type { Assignment } from './assignment.types.ts';
import { assignmentsOfCases, letterOfAnswer, lockAssignment, updateAssignment } from './assignments.store.ts';
import type { FileAlong, Letter, ProofAlong } from './letters.schema.ts';
import { cleaned } from './public-document.rules.ts';
import { writeLetter } from './write-letter.ts';

/** What becomes of a case is told to the other side: answers to whoever passed it, verdicts to whoever took it. */
export function onCaseEvents(parts: CaseParts): Consumer {
  return {
    name: 'assignments: what became of the case',
    types: [
      'answer.published',
      'answer.corrected',
      'case.message-joined',
      'case.question-asked',
      'case.withdrawn',
      'case.merged',
      'case.reopened',
      'resident.rated',
    ],
    batch: 500,
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId)) {
        const caseIds = ofRealm.flatMap(({ streamId }) => streamId ?? []);
        const rows = await assignmentsOfCases(tx, realmId, caseIds);
        // Almost no case is passed on: one look a batch is all that most of them cost.
        if (rows.length === 0) continue;
        for (const event of ofRealm)
          for (const row of rows) if (row.caseId === event.streamId) await react(tx, parts, event, row);
      }
    },
  };
}

async function react(tx: Tx, parts: CaseParts, event: StoredEvent, found: Assignment): Promise<void> {
  const row = await lockAssignment(tx, event.realmId, found.side, found.id);
  if (!row) return;
  if (row.side === 'taken' && event.type === 'case.merged') {
    const { intoCaseId } = event.data as EventData<'case.merged'>;
    await updateAssignment(tx, event.realmId, row, { caseId: intoCaseId });
    return;
  }
  const letter =
    row.side === 'taken' ? await ofTaken(tx, parts, event, row) : await ofGiven(tx, parts, event, row);
  if (!letter || !stateAfter(row, letter.kind, row.side)) return;
  const context = { realmId: event.realmId, actor: system('assignments'), at: event.at };
  const moves = ['answered', 'refused', 'withdrawn'].includes(letter.kind) ? { dueAt: null } : {};
  await writeLetter(tx, context, row, letter, moves, answerOf(event));
}

function answerOf(event: StoredEvent): string | null {
  const told = event.type === 'answer.published' || event.type === 'answer.corrected';
  return told ? (event.data as EventData<'answer.published'>).answerId : null;
}

async function ofTaken(
  tx: Tx,
  parts: CaseParts,
  event: StoredEvent,
  row: Assignment,
): Promise<Letter | undefined> {
  if (event.type === 'answer.published') return answerLetter(tx, event);
  if (event.type === 'answer.corrected') return correctionLetter(tx, event, row);
  if (event.type === 'case.question-asked') {
    const { question } = event.data as EventData<'case.question-asked'>;
    return { kind: 'asked', data: { question } };
  }
  if (event.type !== 'case.withdrawn') return undefined;
  const say = wordsIn((await parts.directories.of(tx, event.realmId)).language);
  // The reason given there may speak of what is theirs alone, so it stays there.
  if (row.binding) return { kind: 'said', data: { text: say('assignment.stoppedThere') } };
  return { kind: 'refused', data: { reason: say('assignment.stoppedThere'), owner: { kind: 'back' } } };
}

async function answerLetter(tx: Tx, event: StoredEvent): Promise<Letter | undefined> {
  const answer = await answerTold(tx, event);
  if (!answer) return undefined;
  const data = {
    ...writtenBy(answer),
    ...wordsOfAnswer(answer),
    proofs: await proofsAlong(tx, event.realmId, answer),
  };
  return answer.kind === 'final' ? { kind: 'answered', data } : { kind: 'interim', data };
}

async function correctionLetter(tx: Tx, event: StoredEvent, row: Assignment): Promise<Letter | undefined> {
  const answer = await answerTold(tx, event);
  const first = answer?.corrects ? await letterOfAnswer(tx, event.realmId, row, answer.corrects) : undefined;
  if (!answer || !first) return undefined;
  const proofs = await proofsAlong(tx, event.realmId, answer);
  return {
    kind: 'corrected',
    data: { ...writtenBy(answer), ...wordsOfAnswer(answer), proofs, corrects: first.id },
  };
}

async function answerTold(tx: Tx, event: StoredEvent): Promise<Answer | undefined> {
  const { answerId } = event.data as EventData<'answer.published'>;
  const answers = await answersOfCase(tx, event.realmId, event.streamId ?? '');
  return answers.find(({ id }) => id === answerId);
}

function wordsOfAnswer({ outcome, text, promisedOn, responsible, whatResidentCanDo }: Answer) {
  return { outcome, text, promisedOn, responsible, whatResidentCanDo };
}

/** A model's mark goes wherever the words go. */
const writtenBy = ({ draftedByAi, aiModel }: Answer) => (draftedByAi && aiModel ? { model: aiModel } : {});

/** The photos residents are shown: before and after. Papers stay with whoever wrote them. */
async function proofsAlong(tx: Tx, realmId: string, { id, caseId }: Answer): Promise<ProofAlong[]> {
  const proofs = await proofsOfCase(tx, realmId, caseId);
  return proofs.flatMap(({ answerId, shows, metresOff: _, takenAt: __, ...file }) =>
    answerId === id && pictureTypes.has(file.type) && (shows === 'before' || shows === 'after')
      ? [{ id: file.id, name: file.name, type: file.type, size: Number(file.size), shows }]
      : [],
  );
}

async function ofGiven(
  tx: Tx,
  parts: CaseParts,
  event: StoredEvent,
  row: Assignment,
): Promise<Letter | undefined> {
  if (event.type === 'resident.rated') {
    const { solved, rating } = event.data as EventData<'resident.rated'>;
    return { kind: 'judged', data: { solved, rating } };
  }
  if (event.type === 'answer.published' || event.type === 'answer.corrected') {
    const answer = await answerTold(tx, event);
    if (!answer) return undefined;
    const correction = event.type === 'answer.corrected';
    return { kind: 'published', data: { ...wordsOfAnswer(answer), kind: answer.kind, correction } };
  }
  if (event.type === 'case.message-joined') return addedLetter(tx, event, row);
  if (event.type === 'case.reopened')
    return { kind: 'reopened', data: { words: await wordsOf(tx, event, row) } };
  if (event.type !== 'case.withdrawn' && event.type !== 'case.merged') return undefined;
  const say = wordsIn((await parts.directories.of(tx, event.realmId)).language);
  return { kind: 'withdrawn', data: { reason: say('assignment.caseEnded') } };
}

/** A resident's own words go along, cleaned; what staff write to one another does not. */
async function wordsOf(tx: Tx, event: StoredEvent, row: Assignment): Promise<string | null> {
  if (event.actorKind !== 'resident') return null;
  const caseId = row.caseId ?? '';
  const verdicts = await verdictsOfCase(tx, event.realmId, caseId);
  const comment = verdicts.findLast(({ at, solved }) => solved === false && at <= event.at)?.comment;
  if (!comment) return null;
  const language = (await findCase(tx, event.realmId, caseId))?.language ?? 'en';
  return cleaned(comment, wordsIn(language)('assignment.hidden'));
}

/** What a resident wrote to the case later: their words, cleaned, and what they sent in public. */
async function addedLetter(tx: Tx, event: StoredEvent, row: Assignment): Promise<Letter | undefined> {
  const { messageId } = event.data as EventData<'case.message-joined'>;
  const messages = await messagesOfCase(tx, event.realmId, row.caseId ?? '');
  const message = messages.find((one) => one.messageId === messageId);
  if (!message || message.deletedAt) return undefined;
  const language = (await findCase(tx, event.realmId, row.caseId ?? ''))?.language ?? 'en';
  const text = cleaned(message.text, wordsIn(language)('assignment.hidden'));
  const attached = message.private ? [] : message.files.map(fileAlong);
  return { kind: 'added', data: { message: messageId, text, attached } };
}

const fileAlong = ({ id, name, type, size }: FileAlong): FileAlong => ({
  id,
  name,
  type,
  size: Number(size),
});
