import { requireWorksAt } from '../access/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { authorise, evaluate, type Policy } from '../platform/policy.ts';
import type { Directories } from '../territory/index.ts';
import { type ActInput, applyAct } from './act-on-case.ts';
import {
  type CaseBelonging,
  mayCloseCase,
  mayDecideOnCase,
  mayHandOver,
  mayWorkOnCase,
} from './case.policies.ts';
import { mayAct } from './case.rules.ts';
import type { Case } from './case.types.ts';
import { requireCase } from './change-case.ts';
import { keepQuestion } from './questions/question.store.ts';
import { type TellParts, tellResidents } from './tell-residents.ts';

export type CaseParts = Platform & TellParts & { readonly directories: Directories };

/** Who may do what to a case. */
const policies: Readonly<Record<ActInput['act'], Policy<CaseBelonging>>> = {
  assign: mayHandOver,
  'start work': mayWorkOnCase,
  forward: mayWorkOnCase,
  'ask resident': mayWorkOnCase,
  'resident replied': mayWorkOnCase,
  close: mayCloseCase,
  reopen: mayDecideOnCase,
  withdraw: mayDecideOnCase,
};

/** The acts this person may do on this case now, in the order the desk shows them. */
export function actsFor(person: Person, row: Case): ActInput['act'][] {
  const acts = Object.keys(policies) as ActInput['act'][];
  const thing = { realmId: person.realmId, centreId: row.centreId, authorityId: row.authorityId };
  return acts.filter((act) => mayAct(row.state, act) && evaluate(policies[act], person, thing).allowed);
}

/**
 * A person's act on a case; a question goes out to those who wrote.
 * @throws Refusal `case-unknown`, `forbidden`, `changed-meanwhile`, `executor-elsewhere`, `act-not-possible`, `reason-missing`,
 * `authority-same`, `authority-unknown`, `invalid`
 */
export function actOnCase(
  parts: CaseParts,
  person: Person,
  caseId: string,
  seen: number,
  input: ActInput,
): Promise<Case> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(policies[input.act], person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    // A head distributes among their own; another authority is the centre's to choose.
    if (input.act === 'assign' && input.authorityId && input.authorityId !== row.authorityId) {
      authorise(mayDecideOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    }
    requireVersion(seen, row.version);
    const directory = await parts.directories.of(tx, realmId);
    const context = { realmId, actor: person, at: parts.clock.now(), directory };
    const authorityId = input.authorityId ?? row.authorityId;
    await requireWorksAt(tx, realmId, { executorId: input.executorId, authorityId }, context.at);
    const changed = await applyAct(tx, context, row, input);
    if (input.act === 'ask resident') {
      const questionId = newId();
      const { at } = context;
      await keepQuestion(tx, realmId, { id: questionId, caseId, question: input.question ?? '', at });
      await tellResidents(tx, { ...context, realmCode: await realmCode(tx, realmId) }, parts, changed, {
        kind: 'question',
        aboutId: questionId,
        answerId: null,
        withActLink: true,
        code: 'say.question',
        params: { question: input.question ?? '' },
      });
    }
    return changed;
  });
}

/** The short name of a realm in addresses. */
export async function realmCode(tx: Tx, realmId: string): Promise<string> {
  const row = await tx.one(sql<{ code: string }>`select code from realms where id = ${realmId}`);
  return row.code;
}
