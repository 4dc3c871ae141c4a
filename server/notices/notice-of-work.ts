import type { EventData } from '../events/index.ts';
import { dayIn } from '../territory/index.ts';
import { type Around, type Reader, workers, worth } from './worth.ts';

/** Those who answer for an authority: its head, or everyone where it has none. */
const answerable = ['head', 'colleagues'] as const;

const instructionMoved: Reader = (event, _row, around) => {
  const { instructionId, act, dueOn } = event.data as EventData<'instruction.moved'>;
  const found = around.instructions.get(instructionId);
  if (!found) return undefined;
  const params = { instructionId, dueOn: dueOn ?? found.dueOn };
  const giver = { people: [found.givenBy] };
  const ordered = { firstOf: answerable };
  if (act === 'accept') return worth('instruction accepted', 'low', giver, params);
  if (act === 'report') return worth('instruction reported', 'normal', giver, params);
  if (act === 'confirm') return worth('instruction done', 'low', ordered, params);
  if (act === 'return') return worth('instruction returned', 'high', ordered, params);
  if (act === 'extend') return worth('instruction put off', 'normal', ordered, params);
  return act === 'withdraw' ? worth('instruction withdrawn', 'normal', ordered, params) : undefined;
};

const instructionDue: Reader = (event, _row, around) => {
  const { instructionId, late } = event.data as EventData<'instruction.due'>;
  const found = around.instructions.get(instructionId);
  if (!found) return undefined;
  const params = { instructionId, dueOn: found.dueOn };
  const ordered = { firstOf: answerable };
  if (!late) return worth('instruction due', 'normal', ordered, params);
  // Whoever ordered it hears of it too.
  return worth('instruction late', 'high', { ...ordered, people: [found.givenBy] }, params);
};

/** Heads of the authorities that have a case of it: they may review its answer as well. */
const headsOf = ({ members, massAuthorities }: Around, massId: string) =>
  members
    .filter(
      ({ role, authorityId }) =>
        role === 'head' && authorityId !== null && massAuthorities.get(massId)?.has(authorityId),
    )
    .map(({ accountId }) => accountId);

const massChanged: Reader = (event, _row, around) => {
  const { what } = event.data as EventData<'mass-problem.changed'>;
  const massId = event.streamId ?? '';
  if (what === 'answer in review') {
    const people = headsOf(around, massId);
    return worth('mass to review', 'normal', { firstOf: ['curator'], people }, { massId });
  }
  const drafter = around.masses.get(massId)?.draftedBy ?? null;
  return what === 'answer sent back'
    ? worth('mass sent back', 'normal', { people: [drafter] }, { massId })
    : undefined;
};

/** A term that ends at midnight ends with the day before. */
const lastDay = (timeZone: string, dueAt: string) => dayIn(timeZone, new Date(Date.parse(dueAt) - 1));

/** Orders, parts asked of others, formal appeals, questions and mass problems. */
export const workReaders: Readonly<Record<string, Reader>> = {
  'instruction.given': (event) => {
    const { instructionId, dueOn } = event.data as EventData<'instruction.given'>;
    return worth('instructed', 'normal', { firstOf: answerable }, { instructionId, dueOn });
  },
  'instruction.moved': instructionMoved,
  'instruction.due': instructionDue,
  'case.task-given': (event) => {
    const { taskId, authorityId, dueOn } = event.data as EventData<'case.task-given'>;
    return worth('task given', 'normal', { authorityId, firstOf: answerable }, { taskId, dueOn });
  },
  'case.task-settled': (event) => {
    const { taskId, state } = event.data as EventData<'case.task-settled'>;
    return worth('task settled', 'normal', { firstOf: workers }, { taskId, state });
  },
  'case.task-due': (event) => {
    const { taskId, authorityId, dueOn, late } = event.data as EventData<'case.task-due'>;
    const asked = { authorityId, firstOf: answerable };
    return late
      ? worth('task late', 'high', asked, { taskId, dueOn })
      : worth('task due', 'normal', asked, { taskId, dueOn });
  },
  'case.appeal-flagged': (event, _row, { timeZone }) => {
    const { officeId, dueAt } = event.data as EventData<'case.appeal-flagged'>;
    return worth('appeal flagged', 'high', officeOf(officeId), { dueOn: lastDay(timeZone, dueAt) });
  },
  'case.appeal-due': (event, _row, { timeZone }) => {
    const { officeId, dueAt, late } = event.data as EventData<'case.appeal-due'>;
    return worth(late ? 'appeal late' : 'appeal due', 'high', officeOf(officeId), {
      dueOn: lastDay(timeZone, dueAt),
    });
  },
  'case.question-reminded': (event, _row, { timeZone }) => {
    const { closesAt } = event.data as EventData<'case.question-reminded'>;
    return worth(
      'question reminded',
      'low',
      { firstOf: workers },
      {
        dueOn: dayIn(timeZone, new Date(closesAt)),
      },
    );
  },
  'case.question-closed': () => worth('question closed', 'normal', { firstOf: workers }),
  'mass-problem.proposed': (event) =>
    worth('mass proposed', 'normal', { firstOf: ['curator'] }, { massId: event.streamId }),
  'mass-problem.changed': massChanged,
};

/** The office that answers a formal appeal; without one the centre itself does. */
const officeOf = (officeId: string | null) =>
  officeId === null ? { firstOf: ['curator'] as const } : { authorityId: officeId, firstOf: answerable };
