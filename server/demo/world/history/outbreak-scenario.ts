/** What makes tens to hundreds of people write within hours; templates of text/template.ts. */

export type OutbreakScenario = {
  readonly name: string;
  readonly topics: readonly (readonly [code: string, weight: number])[];
  /** Relative likelihood from January to December. */
  readonly months: readonly number[];
  /** How long people keep writing. */
  readonly hours: readonly [low: number, high: number];
  /** Size relative to an average outbreak. */
  readonly size: number;
  /** One quarter of a few streets, or the whole place. */
  readonly scope: 'quarter' | 'place';
  /** Only where at least so many people live. */
  readonly minPopulation: number;
  /** Words of this very event for the first topic, mixed with the topic's own templates. */
  readonly ru: readonly string[];
  readonly en: readonly string[];
};
