import { type Static, Type } from 'typebox';
import type { CaseParts } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { authorise, evaluate } from '../../platform/policy.ts';
import { dayIn } from '../../territory/index.ts';
import { mayOpenCases } from '../agreements/agreement.rules.ts';
import { agreementsInForce } from '../agreements/agreements.store.ts';
import { mayCompareRealms, mayOpenRealmCases } from '../assignments.policies.ts';
import { realmsBelow, realmTree, topCentreOf } from '../realm-tree.store.ts';
import { periodWeeks, totalOf } from './figures.rules.ts';
import { readFigures } from './figures.store.ts';
import { listRealmCases, readRealmCase } from './realm-cases.ts';
import { RealmCase, RealmCases, RealmTable } from './realms.schema.ts';

const tags = ['realms'];
const Id = Type.String({ format: 'uuid' });

export function realmRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/realms',
    {
      config: { policy: mayCompareRealms },
      schema: {
        tags,
        summary: 'Indicators of this realm and of every realm below it',
        response: { 200: RealmTable },
      },
    },
    (request) => compareRealms(parts, personOf(request)),
  );
  app.get(
    '/api/realms/:realmId/cases',
    {
      config: { policy: mayOpenRealmCases },
      schema: {
        tags,
        summary: 'Cases of another realm, where its agreement allows it',
        params: Type.Object({ realmId: Id }),
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 400 })),
          open: Type.Optional(Type.Boolean()),
        }),
        response: { 200: RealmCases },
      },
    },
    (request) => listRealmCases(parts, personOf(request), request.params.realmId, request.query),
  );
  app.get(
    '/api/realms/:realmId/cases/:caseId',
    {
      config: { policy: mayOpenRealmCases },
      schema: {
        tags,
        summary: 'The public part of a case of another realm; that it was looked at is logged in both',
        params: Type.Object({ realmId: Id, caseId: Id }),
        response: { 200: RealmCase },
      },
    },
    (request) => readRealmCase(parts, personOf(request), request.params.realmId, request.params.caseId),
  );
}

/** @throws Refusal `forbidden` */
function compareRealms(parts: CaseParts, person: Person): Promise<Static<typeof RealmTable>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const centreId = (await topCentreOf(tx, realmId)) ?? null;
    authorise(mayCompareRealms, person, { realmId, centreId });
    const mayOpen = evaluate(mayOpenRealmCases, person, { realmId, centreId }).allowed;
    const now = parts.clock.now();
    const taken = Map.groupBy(await agreementsInForce(tx, realmId, 'taken'), ({ partnerId }) => partnerId);
    const stored = new Map((await readFigures(tx, realmId)).map((one) => [one.aboutId, one]));
    const items = realmsBelow(await realmTree(tx), realmId).map(({ id, name, timeZone }) => ({
      realmId: id,
      name: { ...name },
      own: id === realmId,
      figures: viewOf(stored.get(id)?.figures),
      casesOpen: mayOpen && mayOpenCases(taken.get(id) ?? [], dayIn(timeZone, now)),
    }));
    const figures = [...stored.values()].map((one) => one.figures);
    const [first] = stored.values();
    return {
      countedAt: first?.countedAt.toISOString() ?? null,
      weeks: periodWeeks,
      items: items.toSorted((a, b) => Number(b.own) - Number(a.own)),
      total: {
        opened: totalOf(figures, 'opened'),
        open: totalOf(figures, 'open'),
        overdue: totalOf(figures, 'overdue'),
        ended: totalOf(figures, 'ended'),
      },
    };
  });
}

type Shown = Static<typeof RealmTable>['items'][number]['figures'];

function viewOf(figures: { readonly weeks: readonly (number | null)[] } | undefined): Shown {
  return figures ? ({ ...figures, weeks: [...figures.weeks] } as Shown) : null;
}
