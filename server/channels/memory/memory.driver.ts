import type { ChannelContext, DeliveryResult, Driver, Outgoing } from '../contract.ts';

/** A channel inside the process, for tests and for trying things out: what it is told to answer, it answers. */
export interface MemoryChannel {
  readonly driver: Driver;
  readonly sent: Outgoing[];
  /** What the next send does; by default it confirms. */
  next: (outgoing: Outgoing) => Promise<DeliveryResult>;
  /** The context of a channel while it is listened to. */
  readonly listening: Map<string, ChannelContext>;
}

export function memoryChannel(name = 'memory'): MemoryChannel {
  const sent: Outgoing[] = [];
  const listening = new Map<string, ChannelContext>();
  const confirm = async (outgoing: Outgoing): Promise<DeliveryResult> => ({
    outcome: 'sent',
    externalId: `sent-${outgoing.key}`,
    url: null,
  });
  const channel: MemoryChannel = {
    sent,
    listening,
    next: confirm,
    driver: {
      name,
      limits: { publicText: 4096, privateText: 4096, perSecond: 30 },
      can: { answerPublicly: true, answerPrivately: true, sendOnce: false, edit: false, delete: false },
      check: () => [],
      listen(context) {
        listening.set(context.channelId, context);
        return { stop: async () => void listening.delete(context.channelId) };
      },
      async send(_context, outgoing) {
        sent.push(outgoing);
        return channel.next(outgoing);
      },
    },
  };
  return channel;
}
