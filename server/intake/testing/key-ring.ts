import type { KeyRing } from '../../platform/vault.ts';

export const testKeyRing: KeyRing = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) };
