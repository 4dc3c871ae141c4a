import { serviceRecogniser } from '../access/index.ts';
import { createKnownChannels } from '../channels/index.ts';
import type { Module, Platform } from '../platform/module.ts';
import { createAcceptance } from './accept-messages.ts';
import { messageRoutes } from './messages.routes.ts';
import { receiveRoutes } from './receive.routes.ts';

export function intakeModule(platform: Platform): Module {
  let drain = async () => {};
  return {
    name: 'intake',
    routes(app) {
      const received = receiveRoutes(app, {
        accept: createAcceptance(platform),
        requireService: serviceRecogniser(platform),
        channelOf: createKnownChannels(platform),
        now: () => platform.clock.now(),
      });
      drain = received.drain;
      messageRoutes(app, platform);
    },
    close: () => drain(),
  };
}
