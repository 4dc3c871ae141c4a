import { Type } from 'typebox';
import type { Person } from '../platform/actor.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { authorise } from '../platform/policy.ts';
import { type Directories, mayChangeBoundaries, realmAbove, topCentre } from '../territory/index.ts';
import { makeRealm } from './make-realm.ts';
import { stepsOf } from './set-up.rules.ts';
import { NewRealmBody, SetUpReply, type Step, StepName } from './set-up.schema.ts';
import { codeOfRealm, countSetUp, skippedSteps, skipStep, takeStepUp } from './set-up.store.ts';

type Parts = Platform & { readonly directories: Directories };

const tags = ['territory'];
const config = { policy: mayChangeBoundaries };

export function setUpRoutes(app: HttpServer, parts: Parts): void {
  app.get(
    '/api/set-up',
    {
      config,
      schema: { tags, summary: 'What is set up, and what is still missing', response: { 200: SetUpReply } },
    },
    (request) => readSetUp(parts, personOf(request)),
  );
  app.put(
    '/api/set-up/:step',
    {
      config,
      schema: {
        tags,
        summary: 'Say that a step is not needed here, or is after all',
        params: Type.Object({ step: StepName }),
        body: Type.Object({ skipped: Type.Boolean() }, { additionalProperties: false }),
        response: { 200: SetUpReply },
      },
    },
    (request) => changeStep(parts, personOf(request), request.params.step, request.body.skipped),
  );
  app.post(
    '/api/realms',
    {
      config,
      schema: {
        tags,
        summary: 'Make a realm below this one, with its calendars and topics, and invite its administrator',
        body: NewRealmBody,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => reply.code(201).send(await makeRealm(parts, personOf(request), request.body)),
  );
}

async function readSetUp({ database, clock }: Parts, person: Person): Promise<SetUpReply> {
  const { realmId } = person;
  const above = await database.acrossRealms((tx) => realmAbove(tx, realmId));
  return database.inRealm(realmId, async (tx) => {
    const top = await topCentre(tx, realmId);
    authorise(mayChangeBoundaries, person, { realmId, centreId: top.id });
    const counts = await countSetUp(tx, realmId, clock.now());
    const steps = stepsOf(
      { ...counts, hasNationalList: above !== undefined },
      await skippedSteps(tx, realmId),
    );
    const form = counts.forms > 0 ? `/r/${await codeOfRealm(tx, realmId)}/write` : null;
    return { steps, form, mayMakeRealms: top.kind === 'country' };
  });
}

async function changeStep(parts: Parts, person: Person, step: Step, skipped: boolean): Promise<SetUpReply> {
  const { realmId } = person;
  await parts.database.inRealm(realmId, async (tx) => {
    const top = await topCentre(tx, realmId);
    authorise(mayChangeBoundaries, person, { realmId, centreId: top.id });
    if (skipped) await skipStep(tx, realmId, step, person.id, parts.clock.now());
    else await takeStepUp(tx, realmId, step);
  });
  return readSetUp(parts, person);
}
