import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CaseParts } from '../../cases/index.ts';
import type { Jobs } from '../../platform/jobs.ts';
import { publishMassAnswer } from './publish-mass-answer.ts';

const Payload = Type.Object({ realmId: Type.String(), massId: Type.String() });

export function massAnswerJobs(parts: CaseParts): Jobs {
  return {
    'answer-mass-problem': (payload) => publishMassAnswer(parts, Value.Parse(Payload, payload)),
  };
}
