import { cell } from '../data/cell.ts';

/** The case for which somebody has asked to write an answer. */
const wanted = cell<string | undefined>(undefined);

export const draftAnswer = (caseId: string) => wanted.set(caseId);
export const forgetDraft = () => wanted.set(undefined);
export const useDraftWanted = wanted.use;
