import { type Static, Type } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import { requireVersion } from '../../platform/http/version.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { requireTop } from '../single-sign-on/change-provider.ts';
import { keepRules, rulesOf, type SignInRules } from './sign-in-rules.store.ts';

export const SignInRulesBody = Type.Object({
  secondFactor: Type.Boolean({
    description: 'Whoever has only a password sets up an app or a passkey before anything else',
  }),
  idleMinutes: Type.Union([Type.Integer({ minimum: 15, maximum: 720 }), Type.Null()], {
    description: 'A session nobody uses for so long ends; null: only twelve hours after the sign-in',
  }),
});
export type SignInRulesBody = Static<typeof SignInRulesBody>;
export const SignInRulesView = Type.Object({ ...SignInRulesBody.properties, version: Type.Integer() });

/** @throws Refusal `forbidden` */
export function readRules({ database }: Platform, asker: Person): Promise<SignInRules> {
  return database.acrossRealms(async (tx) => {
    await requireTop(tx, asker);
    return rulesOf(tx, asker.realmId);
  });
}

/** Holds from the next request of everybody on. @throws Refusal `forbidden`, `changed-meanwhile` */
export function changeRules(
  { database, clock }: Platform,
  asker: Person,
  seen: number,
  body: SignInRulesBody,
): Promise<void> {
  const { realmId } = asker;
  return database.acrossRealms(async (tx) => {
    await requireTop(tx, asker);
    const { version } = await rulesOf(tx, realmId);
    requireVersion(seen, version);
    if (!(await keepRules(tx, realmId, { ...body, version: version + 1 })))
      throw new Refusal('changed-meanwhile');
    const context = { realmId, actor: asker, at: clock.now() };
    await recordOutwardAct(tx, context, { act: 'change sign-in', subjectId: realmId, data: { ...body } });
  });
}
