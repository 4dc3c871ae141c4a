import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Driver } from '../contract.ts';

/** `pasted`: posts a person registers by their address; `hotline`: calls they write down. */
export const manualKinds = ['pasted', 'hotline'] as const;
export type ManualKind = (typeof manualKinds)[number];

const ManualConfig = Type.Object(
  { kind: Type.Union(manualKinds.map((kind) => Type.Literal(kind))) },
  { additionalProperties: false },
);

/** Made by the software itself: cases that other centres passed here. Their answers go back with the case. */
const PassedConfig = Type.Object({ kind: Type.Literal('passed') }, { additionalProperties: false });

/**
 * What people bring in by hand. Nothing can be sent through it: whoever answers posts the answer or calls back, and the
 * resident reads it on the page of the case.
 */
export const manualDriver: Driver = {
  name: 'manual',
  limits: { publicText: 20_000, privateText: 20_000, perSecond: 1 },
  can: { answerPublicly: false, answerPrivately: false, sendOnce: false, edit: false, delete: false },
  check: (config) =>
    Value.Check(ManualConfig, config) || Value.Check(PassedConfig, config) ? [] : ['manual-kind'],
};

export function manualKindOf(config: Readonly<Record<string, unknown>>): ManualKind | undefined {
  return Value.Check(ManualConfig, config) ? config.kind : undefined;
}
