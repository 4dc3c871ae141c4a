import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Module, Platform } from '../platform/module.ts';
import { myTokenRoutes, serviceRoutes } from './account-tokens/account-tokens.routes.ts';
import { actingRoutes } from './acting/acting.routes.ts';
import { deleteOldBegun } from './begun.store.ts';
import { ChangedWay, changedWayJob, mailChangedWay } from './changed-ways.ts';
import { deleteOldDevices } from './devices.store.ts';
import { mailNewDevice } from './mail-person.ts';
import { mySignInRoutes } from './my-sign-ins.routes.ts';
import { passkeyRoutes } from './passkeys/passkeys.routes.ts';
import { deleteOldLinks } from './password-links.store.ts';
import { invitationJob, mailInvitation, mailReset, resetJob } from './password-links.ts';
import { passwordLinkRoutes, peopleRoutes } from './people.routes.ts';
import { secondFactorRoutes } from './second-factor.routes.ts';
import { recogniseSessions, sessionRoutes } from './session.routes.ts';
import { deleteExpiredSessions } from './sessions.store.ts';
import { newDeviceJob } from './sign-in.ts';
import { deleteOldAttempts } from './sign-in-limits.store.ts';
import { signInRulesRoutes } from './sign-in-rules/sign-in-rules.routes.ts';
import { issuers } from './single-sign-on/issuer.ts';
import { providerRoutes, singleSignOnRoutes } from './single-sign-on/single-sign-on.routes.ts';

const Invited = Type.Object({ realmId: Type.String(), accountId: Type.String() });
const Forgotten = Type.Object({ email: Type.String() });
const NewDevice = Type.Object({ accountId: Type.String(), device: Type.String(), at: Type.String() });

export function accessModule(platform: Platform): Module {
  const parts = { ...platform, issuers: issuers(platform) };
  return {
    name: 'access',
    routes(app) {
      recogniseSessions(app, platform);
      sessionRoutes(app, parts);
      mySignInRoutes(app, platform);
      secondFactorRoutes(app, platform);
      passkeyRoutes(app, platform);
      singleSignOnRoutes(app, parts);
      providerRoutes(app, parts);
      signInRulesRoutes(app, platform);
      myTokenRoutes(app, platform);
      serviceRoutes(app, platform);
      actingRoutes(app, platform);
      peopleRoutes(app, platform);
      passwordLinkRoutes(app, platform);
    },
    jobs: {
      'delete-expired-sessions': () => deleteWhatIsOver(platform),
      [invitationJob]: (payload) => mailInvitation(platform, Value.Parse(Invited, payload)),
      [resetJob]: (payload) => mailReset(platform, Value.Parse(Forgotten, payload).email),
      [changedWayJob]: (payload) => mailChangedWay(platform, Value.Parse(ChangedWay, payload)),
      [newDeviceJob]: (payload) => mailNewDevice(platform, Value.Parse(NewDevice, payload)),
    },
    crontab: ['17 3 * * * delete-expired-sessions'],
  };
}

async function deleteWhatIsOver({ database, clock }: Platform): Promise<void> {
  const at = clock.now();
  await database.acrossRealms(async (tx) => {
    await deleteExpiredSessions(tx, at);
    await deleteOldDevices(tx, at);
    await deleteOldAttempts(tx, at);
    await deleteOldLinks(tx, at);
    await deleteOldBegun(tx, at);
  });
}
