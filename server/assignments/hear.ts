import { type AnswerText, receiveCorrection, receiveDraft } from '../answers/index.ts';
import {
  applyAct,
  type Case,
  type CaseContext,
  type CaseParts,
  isOpen,
  readClocks,
  requireCase,
} from '../cases/index.ts';
import { tieToAnswer } from '../files/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { goesAbove } from './assignment.rules.ts';
import type { Assignment, Heard } from './assignment.types.ts';
import { findLetter, noteAnswer, refusalsOf, updateAssignment } from './assignments.store.ts';
import { showFilesInCase } from './carry-files.ts';
import { goAbove } from './go-above.ts';
import type { Letter, LetterData, ProofAlong } from './letters.schema.ts';
import { passedMessageOf } from './passed-message.store.ts';
import { keepLetter } from './write-letter.ts';

type Effect = (tx: Tx, parts: CaseParts, heard: Heard) => Promise<void>;

/** What follows on this side from a letter of the other. Kinds that are not named are only read. */
const effects: Partial<Record<Letter['kind'], Effect>> = {
  accepted: async (tx, _parts, { realmId, row, letter }) => {
    const { number, dueAt } = letter.data as LetterData<'accepted'>;
    await updateAssignment(tx, realmId, row, { partnerNumber: number, ...runUntil(dueAt, row.passedAt) });
  },
  due: async (tx, _parts, { realmId, row, letter, at }) => {
    await updateAssignment(tx, realmId, row, runUntil((letter.data as LetterData<'due'>).dueAt, at));
  },
  refused: async (tx, parts, heard) => {
    const { realmId, row } = heard;
    await updateAssignment(tx, realmId, row, { dueAt: null });
    const refusals = row.caseId ? await refusalsOf(tx, realmId, row.caseId) : [];
    if (goesAbove(refusals.length)) await goAbove(tx, parts, heard, refusals.length);
  },
  decided: async (tx, _parts, { realmId, row }) => {
    await updateAssignment(tx, realmId, row, { dueAt: null });
  },
  withdrawn: async (tx, parts, heard) => {
    await updateAssignment(tx, heard.realmId, heard.row, { dueAt: null });
    const { reason } = heard.letter.data as LetterData<'withdrawn'>;
    await onCase(tx, parts, heard, async (row, context) => {
      if (isOpen(row.state)) await applyAct(tx, context, row, { act: 'withdraw', reason });
    });
  },
  said: async (tx, parts, heard) => {
    // What was asked of the resident is answered by whoever may speak to them.
    await onCase(tx, parts, heard, async (row, context) => {
      if (heard.row.side === 'taken' && row.state === 'clarifying')
        await applyAct(tx, context, row, { act: 'resident replied' });
    });
  },
  interim: (tx, parts, heard) => draftFrom(tx, parts, heard, 'interim'),
  answered: async (tx, parts, heard) => {
    await updateAssignment(tx, heard.realmId, heard.row, { dueAt: null });
    await draftFrom(tx, parts, heard, 'final');
  },
  corrected: correctHere,
  added: async (tx, _parts, { realmId, row }) => {
    const message = row.caseId ? await passedMessageOf(tx, realmId, row.id) : undefined;
    if (message) await showFilesInCase(tx, realmId, row.id, message.id);
  },
  reopened: reopenHere,
};

export async function hear(tx: Tx, parts: CaseParts, heard: Heard): Promise<void> {
  await effects[heard.letter.kind]?.(tx, parts, heard);
}

function runUntil(dueAt: string | null, from: Date): Partial<Assignment> {
  return { dueAt: dueAt ? new Date(dueAt) : null, dueFrom: from, remindedAt: null, lateAt: null };
}

async function onCase(
  tx: Tx,
  parts: CaseParts,
  { realmId, row, at }: Heard,
  work: (
    row: Case,
    context: CaseContext & { directory: Awaited<ReturnType<CaseParts['directories']['of']>> },
  ) => Promise<void>,
): Promise<void> {
  if (!row.caseId) return;
  const directory = await parts.directories.of(tx, realmId);
  const found = await requireCase(tx, realmId, row.caseId);
  await work(found, { realmId, actor: system('assignments'), at, directory });
}

/** Their answer is a draft here: this centre reads it, and lets it out under its own name. */
async function draftFrom(tx: Tx, parts: CaseParts, heard: Heard, kind: AnswerText['kind']): Promise<void> {
  const { proofs, ...said } = heard.letter.data as LetterData<'answered'>;
  await onCase(tx, parts, heard, async (row, context) => {
    if (!isOpen(row.state)) return;
    const { partnerName } = heard.row;
    const byName = partnerName[context.directory.language] ?? Object.values(partnerName)[0] ?? '';
    const draft = await receiveDraft(tx, parts, context, row, { ...said, kind }, byName);
    await keepProofs(tx, heard, draft.id, proofs);
  });
}

/** What the letter said of photos, beside the draft it became. */
async function keepProofs(
  tx: Tx,
  { realmId, row, letterId }: Heard,
  answerId: string,
  proofs: readonly ProofAlong[],
): Promise<void> {
  await noteAnswer(tx, realmId, { id: letterId, side: row.side }, answerId);
  for (const proof of proofs) await tieToAnswer(tx, realmId, answerId, proof);
}

/**
 * Other words for what they answered: where the first ones were published here, a correction to be looked at like any
 * other; where they are a draft still, the draft has the new ones.
 */
async function correctHere(tx: Tx, parts: CaseParts, heard: Heard): Promise<void> {
  const { corrects, proofs, ...said } = heard.letter.data as LetterData<'corrected'>;
  const { realmId, row: to } = heard;
  const first = await findLetter(tx, realmId, to.side, corrects);
  if (!first?.answerId) return;
  const answerId = first.answerId;
  await onCase(tx, parts, heard, async (row, context) => {
    const { partnerName } = to;
    const byName = partnerName[context.directory.language] ?? Object.values(partnerName)[0] ?? '';
    const draft = await receiveCorrection(tx, parts, context, row, { corrects: answerId, said, byName });
    if (draft) await keepProofs(tx, heard, draft.id, proofs);
  });
}

/**
 * Reopened where it came from: the work begins again here, with a clock that the other side is told of. The resident's
 * words stay in the letter, where they can be erased.
 */
async function reopenHere(tx: Tx, parts: CaseParts, heard: Heard): Promise<void> {
  await onCase(tx, parts, heard, async (row, context) => {
    if (row.state === 'answered' || row.state === 'closed')
      await applyAct(tx, context, row, { act: 'reopen', reason: 'reopened by the centre that passed it' });
    const clocks = await readClocks(tx, heard.realmId, [row.id]);
    const running = clocks.filter(({ clock, state }) => clock === 'resolution' && state === 'running').at(-1);
    const dueAt = running?.dueAt ?? null;
    const next = await updateAssignment(
      tx,
      heard.realmId,
      heard.row,
      runUntil(dueAt?.toISOString() ?? null, heard.at),
    );
    await keepLetter(tx, context, next, { kind: 'due', data: { dueAt: dueAt?.toISOString() ?? null } });
  });
}
