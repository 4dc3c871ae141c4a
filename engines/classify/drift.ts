import { LinearModel } from './model.ts';
import type { Model } from './types.ts';

/** What has changed in a label's proposals since training. */
export interface LabelDrift {
  /**
   * Population stability index of the proposed values against the training shares, less what chance alone
   * gives at this number of messages. Usual reading (Siddiqi, Credit Risk Scorecards, 2006): below 0.1 the
   * same, above 0.25 another population.
   */
  readonly index: number;
  /** Values whose share moved most, with both shares. */
  readonly moved: readonly { readonly value: string; readonly before: number; readonly now: number }[];
}

export interface DriftReport {
  readonly messages: number;
  readonly labels: Readonly<Record<string, LabelDrift>>;
  /** Share of messages stranger than 95 % of the training ones: 0.05 when nothing has changed. */
  readonly strange: number;
  /** Words the model has never seen and that recur, most frequent first: often the name of a new topic. */
  readonly newWords: readonly { readonly word: string; readonly messages: number }[];
  /** Whether a person should look: the mix of values or the language has changed. */
  readonly alarm: boolean;
}

export interface DriftMonitor {
  /** Takes note of one incoming message. */
  observe(text: string): void;
  /** What is different since the monitor was made. */
  report(): DriftReport;
}

const STRANGE = 0.95;
const INDEX_ALARM = 0.25;
/** Three standard errors above the expected share of strange messages. */
const SIGMAS = 3;
const FEWEST = 50;
/** Unknown words remembered; beyond that, new ones are not counted. */
const MOST_WORDS = 20_000;
const SHOWN = 10;

/** Watches a stream with one model. Throws TypeError for a model not made by this engine. */
export function driftMonitor(model: Model): DriftMonitor {
  if (!(model instanceof LinearModel)) throw new TypeError('only a model of this engine can be watched');
  const counts = new Map(model.labels.map((label) => [label, new Map<string, number>()]));
  const words = new Map<string, number>();
  let messages = 0;
  let strange = 0;
  return {
    observe(text) {
      messages++;
      if (model.novelty(text).score >= STRANGE) strange++;
      for (const [label, [first]] of Object.entries(model.predict(text))) {
        if (first !== undefined) increase(counts.get(label)!, first.value);
      }
      for (const word of unknownWords(model, text)) {
        if (words.has(word) || words.size < MOST_WORDS) increase(words, word);
      }
    },
    report() {
      const labels = Object.fromEntries(
        model.parts.labels.map(({ name, values, shares }) => [
          name,
          labelDrift(values, shares, counts.get(name)!, messages),
        ]),
      );
      const share = messages === 0 ? 0 : strange / messages;
      const limit = 1 - STRANGE + SIGMAS * Math.sqrt((STRANGE * (1 - STRANGE)) / Math.max(1, messages));
      const moved = Object.values(labels).some(({ index }) => index > INDEX_ALARM);
      const alarm = messages >= FEWEST && (moved || share > limit);
      return { messages, labels, strange: share, newWords: recurring(words), alarm };
    },
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function unknownWords(model: LinearModel, text: string): Set<string> {
  const found = new Set<string>();
  model.vectoriser.locateUnknown(text, (start, end) => found.add(text.slice(start, end).toLowerCase()));
  return found;
}

function recurring(words: ReadonlyMap<string, number>): { word: string; messages: number }[] {
  return [...words]
    .filter(([, messages]) => messages > 1)
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, SHOWN)
    .map(([word, messages]) => ({ word, messages }));
}

function labelDrift(
  values: readonly string[],
  shares: Float64Array,
  counts: ReadonlyMap<string, number>,
  messages: number,
): LabelDrift {
  const compared = values.map((value, i) => {
    // Half a message more on both sides keeps the logarithm finite.
    const floor = 0.5 / (messages + 1);
    return {
      value,
      before: Math.max(shares[i]!, floor),
      now: Math.max((counts.get(value) ?? 0) / Math.max(1, messages), floor),
    };
  });
  const index = compared.reduce((sum, { before, now }) => sum + (now - before) * Math.log(now / before), 0);
  const byChance = (values.length - 1) / Math.max(1, messages);
  const moved = compared
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, SHOWN);
  return { index: Math.max(0, index - byChance), moved };
}
