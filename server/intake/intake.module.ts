import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { serviceRecogniser } from '../access/index.ts';
import { createKnownChannels, type Drivers } from '../channels/index.ts';
import type { Module, Platform } from '../platform/module.ts';
import type { Wake } from '../platform/wake.ts';
import { createAcceptance } from './accept-messages.ts';
import { channelRoutes } from './channels.routes.ts';
import { fetchFiles } from './fetch-files.ts';
import { listenToChannels } from './listening.ts';
import { messageRoutes } from './messages.routes.ts';
import { fetchFilesJob } from './messages.store.ts';
import { receiveRoutes } from './receive.routes.ts';
import { mountReceivers } from './receivers.ts';
import { registerRoutes } from './register.routes.ts';
import type { SinkParts } from './sink.ts';

const FetchPayload = Type.Object({ realmId: Type.String(), messageId: Type.String() });

export function intakeModule(
  platform: Platform & { drivers: Drivers; wake: Wake } & Pick<SinkParts, 'hearStaff'>,
): Module {
  let drain = async () => {};
  const parts = { ...platform, accept: createAcceptance(platform) };
  return {
    name: 'intake',
    routes(app) {
      const received = receiveRoutes(app, {
        accept: parts.accept,
        requireService: serviceRecogniser(platform),
        channelOf: createKnownChannels(platform),
        now: () => platform.clock.now(),
      });
      drain = received.drain;
      messageRoutes(app, platform);
      registerRoutes(app, parts);
      channelRoutes(app, parts);
      mountReceivers(app, parts);
    },
    jobs: {
      [fetchFilesJob]: async (payload) => {
        const { realmId, messageId } = Value.Parse(FetchPayload, payload);
        await fetchFiles(parts, realmId, messageId);
      },
    },
    listen: () => listenToChannels(parts),
    close: () => drain(),
  };
}
