import './channel.errors.ts';

export { archiveDriver } from './archive/archive.driver.ts';
export {
  type Channel,
  findChannel,
  findChannelAnywhere,
  findChannels,
  insertChannel,
  listChannels,
  listEnabledChannels,
  lockChannel,
  updateChannel,
} from './channels.store.ts';
export { deafSink, openContext } from './context.ts';
export type {
  ChannelContext,
  DeliveryResult,
  Driver,
  HeardAuthor,
  HeardFile,
  HeardMessage,
  Sink,
} from './contract.ts';
export { createKnownChannels } from './known-channels.ts';
export { type ManualKind, manualDriver, manualKindOf } from './manual/manual.driver.ts';
export { type MemoryChannel, memoryChannel } from './memory/memory.driver.ts';
export { portalDriver } from './portal/portal.driver.ts';
export { createDrivers, type Drivers } from './registry.ts';
export { telegramDriver } from './telegram/telegram.driver.ts';
