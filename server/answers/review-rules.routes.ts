import { Type } from 'typebox';
import type { CaseParts } from '../cases/index.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, requireVersion, versionSeen } from '../platform/http/version.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { mayChangeReviewRules, mayReadReviewRules } from './answer.policies.ts';
import { ReviewRules } from './answer.schema.ts';
import type { ReviewRule } from './review-need.rules.ts';
import { insertRuleSet, reviewRules } from './review-rules.store.ts';

const tags = ['answers'];

export function reviewRuleRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/review-rules',
    {
      config: { policy: mayReadReviewRules },
      schema: { tags, summary: 'Who must approve what', response: { 200: ReviewRules } },
    },
    async (request) => {
      const { realmId } = personOf(request);
      const { version, rules } = await parts.database.inRealm(realmId, (tx) => reviewRules(tx, realmId));
      return { version, rules: rules.map(ruleView) };
    },
  );
  app.put(
    '/api/review-rules',
    {
      config: { policy: mayChangeReviewRules },
      schema: {
        tags,
        summary: 'Set who must approve what; earlier lists stay on record',
        headers: IfMatch,
        body: Type.Object({ rules: ReviewRules.properties.rules }, { additionalProperties: false }),
        response: { 200: Type.Object({ version: Type.Integer() }) },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId, id: madeBy } = person;
      const seen = versionSeen(request.headers);
      return parts.database.inRealm(realmId, async (tx) => {
        const before = await reviewRules(tx, realmId);
        requireVersion(seen, before.version);
        const version = before.version + 1;
        const { rules } = request.body;
        const at = parts.clock.now();
        await insertRuleSet(tx, realmId, { version, rules, madeBy, madeAt: at });
        const act = { act: 'change review rules', subjectId: null, data: { version, rules: rules.length } };
        await recordOutwardAct(tx, { realmId, actor: person, at }, act);
        return { version };
      });
    },
  );
}

const ruleView = (rule: ReviewRule) => ({
  ...rule,
  topicIds: [...rule.topicIds],
  authorityIds: [...rule.authorityIds],
  risks: [...rule.risks],
});
