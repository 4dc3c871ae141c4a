import { sameMessage, signatureOf } from '../../engines/neardup/index.ts';
import type { Case, CaseParts } from '../cases/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { AnswerText, Finding } from './answer.types.ts';
import { newestDetector, wholeVerdict } from './overrules.store.ts';
import { missingParts } from './parts-missing.rules.ts';
import { type ProofPhoto, photoFindings } from './photo.rules.ts';
import { type Judgement, judgeReply } from './quality/judge-reply.ts';
import type { Span } from './quality/phrases.ts';
import { shippedWeights } from './quality/shipped-weights.ts';

/** Which of the realm's latest answers are looked at for copies, and how many of one authority are compared. */
const copiesAmong = 1500;
const copiesCompared = 60;

/** What the checklist has a better word for, since it looks at the form's fields. */
const partCodes = new Set(['no-date', 'no-responsible', 'no-proof']);

/** The detector's view of a draft on its case. */
export async function judgeAnswer(
  tx: Tx,
  parts: Pick<CaseParts, 'directories'>,
  realmId: string,
  row: Case,
  input: AnswerText,
  proofs: number,
): Promise<Judgement> {
  const directory = await parts.directories.of(tx, realmId);
  const passport = directory.topics.get(row.topicId)?.passport;
  const detector = await newestDetector(tx, realmId);
  const reply = {
    text: judgedText(input),
    kind: input.kind,
    outcome: input.outcome,
    question: `${row.title} ${await openingText(tx, realmId, row.id)}`,
    place: row.place?.text ?? '',
    hasDate: input.promisedOn !== null,
    hasResponsible: Boolean(input.responsible?.trim()),
    lacksProof: passport !== undefined && passport.proof !== 'none' && proofs === 0,
    copied: await isCopied(tx, realmId, row, input.text),
  };
  return judgeReply(reply, detector?.weights ?? shippedWeights);
}

/** What reviewer and drafter are told of a draft: parts that are missing, and why it reads as an empty answer. */
export async function findingsOf(
  tx: Tx,
  parts: Pick<CaseParts, 'directories'>,
  realmId: string,
  row: Case,
  input: AnswerText,
  photos: readonly ProofPhoto[],
): Promise<Finding[]> {
  if (input.text.trim() === '') return [];
  const directory = await parts.directories.of(tx, realmId);
  const passport = directory.topics.get(row.topicId)?.passport;
  const missing = passport ? missingParts(input, passport, photos.length) : [];
  const doubted = photoFindings(photos, row.registeredAt ?? row.openedAt);
  const { empty, likelihood, faults } = await judgeAnswer(tx, parts, realmId, row, input, photos.length);
  const verdict: Finding[] = empty
    ? [{ code: wholeVerdict, params: { percent: Math.round(likelihood * 100) }, spans: [] }]
    : [];
  const reasons = faults
    .filter(({ code }) => !partCodes.has(code))
    .map(({ code, spans }) => ({ code, params: {}, spans: spans.filter(within(input.text)) }));
  return [...verdict, ...missing, ...doubted, ...reasons];
}

const within = (text: string) => (span: Span) => span.end <= text.length;

/** The detector reads what residents will read; offsets into the text stay true. */
const judgedText = ({ text, whatResidentCanDo }: AnswerText) =>
  whatResidentCanDo ? `${text}\n\n${whatResidentCanDo}` : text;

/** What the resident wrote that opened the case. */
export async function openingText(tx: Tx, realmId: string, caseId: string): Promise<string> {
  const found = await tx.maybe(
    sql<{ text: string }>`select m.text from case_messages cm
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    where cm.realm_id = ${realmId} and cm.case_id = ${caseId} order by cm.role desc, cm.message_id limit 1`,
    'opening-text',
  );
  return found?.text ?? '';
}

/** Whether the same words answered another problem: not one of the same cause, nor the same topic in the same area. */
async function isCopied(tx: Tx, realmId: string, row: Case, text: string): Promise<boolean> {
  const others = await tx.all(
    sql<{ text: string }>`
    select a.text from (select case_id, text, id from answers where realm_id = ${realmId}
      order by id desc limit ${copiesAmong}) a
    join cases c on c.realm_id = ${realmId} and c.id = a.case_id
    where c.id <> ${row.id} and c.authority_id = ${row.authorityId}
      and (c.mass_problem_id is null or c.mass_problem_id is distinct from ${row.massProblemId}::uuid)
      and not (c.topic_id = ${row.topicId} and c.area_id is not distinct from ${row.areaId}::uuid)
    order by a.id desc limit ${copiesCompared}`,
    'copies-among',
  );
  const own = signatureOf(text);
  return others.some((other) => sameMessage(own, signatureOf(other.text)).same);
}
