import { setImmediate as turn } from 'node:timers/promises';
import type { CaseParts } from '../cases/index.ts';
import type { Module } from '../platform/module.ts';
import { answerRoutes } from './answers.routes.ts';
import { massAnswerJobs } from './mass/mass-answer.jobs.ts';
import { massAnswerRoutes } from './mass/mass-answer.routes.ts';
import { massProofRoutes } from './mass/mass-proofs.routes.ts';
import { onOutgoing } from './on-outgoing.ts';
import { promiseRoutes } from './promises.routes.ts';
import { proofRoutes } from './proofs.routes.ts';
import { publishScheduled } from './publish-scheduled.ts';
import { readReply } from './quality/read-reply.ts';
import { remindOfVerdicts } from './remind-of-verdicts.ts';
import { onCaseOpenedAgain } from './repeats/on-case-opened.ts';
import { repeatShareRoutes } from './repeats/repeat-shares.routes.ts';
import { repeatRoutes } from './repeats/repeats.routes.ts';
import { reviewRuleRoutes } from './review-rules.routes.ts';
import { samplingRoutes } from './sampling/sampling.routes.ts';
import { drawQualitySamples } from './sampling/score-sample.ts';
import { suggestionRoutes } from './suggest/suggestions.routes.ts';
import { teachDetectors } from './teach-detector.ts';
import { templateRoutes } from './templates/templates.routes.ts';
import { watchPromises } from './watch-promises.ts';

export function answersModule(parts: CaseParts): Module {
  return {
    name: 'answers',
    routes(app) {
      answerRoutes(app, parts);
      templateRoutes(app, parts);
      suggestionRoutes(app, parts);
      reviewRuleRoutes(app, parts);
      samplingRoutes(app, parts);
      promiseRoutes(app, parts);
      proofRoutes(app, parts);
      repeatRoutes(app, parts);
      repeatShareRoutes(app, parts);
      massAnswerRoutes(app, parts);
      massProofRoutes(app, parts);
    },
    consumers: [onOutgoing(parts), onCaseOpenedAgain(parts)],
    jobs: {
      'publish-scheduled-answers': () => publishScheduled(parts),
      'remind-of-verdicts': () => remindOfVerdicts(parts),
      'watch-promises': () => watchPromises(parts),
      'draw-quality-samples': () => drawQualitySamples(parts),
      'teach-answer-detector': () => teachDetectors(parts),
      ...massAnswerJobs(parts),
    },
    crontab: [
      '20 2 * * * teach-answer-detector',
      '40 2 * * * draw-quality-samples',
      '5 * * * * watch-promises',
      '15 * * * * remind-of-verdicts',
      '* * * * * publish-scheduled-answers',
    ],
    async warm() {
      // Expressions are compiled at the first look, and better at the second; for each kind of letters by itself.
      for (const greeting of ['Здравствуйте!', 'Здравствуйте!', 'Hello!', 'Hello!']) {
        readReply(greeting);
        await turn();
      }
    },
  };
}
