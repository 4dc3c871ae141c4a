/** How residents write about a topic and how good authorities answer; templates of text/template.ts. */
export type TopicSpeech = {
  /** Russian messages: the heart of one, without greeting or demand. */
  readonly ru: readonly string[];
  readonly en: readonly string[];
  /** What a good final answer reports as done (or explains, for topics to explain). */
  readonly done: readonly string[];
  /** What a good answer reports as planned, with a date; the group's own when absent. */
  readonly plan?: readonly string[];
};

/** Speech of a group by the last part of the topic code. */
export type GroupSpeech = {
  readonly topics: Readonly<Record<string, TopicSpeech>>;
  /** Sentences that may follow any message of the group. */
  readonly details: readonly string[];
  /** Plans with a date for the topics that have none of their own. */
  readonly plan?: readonly string[];
};
