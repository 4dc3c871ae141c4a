import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerEvents } from '../../../server/events/answers.ts';
import { caseEvents } from '../../../server/events/cases.ts';
import { deliveryEvents } from '../../../server/events/delivery.ts';
import { residentEvents } from '../../../server/events/residents.ts';

const locales = path.join(import.meta.dirname, '../../../locales');
const wordsOf = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(path.join(locales, language)).map((file) =>
      JSON.parse(readFileSync(path.join(locales, language, file), 'utf8')),
    ),
  );

/** In the stream of the list of a topic, not of a case. */
const elsewhere = ['checklist.changed'];

describe('the story of a case', () => {
  it.each(['ru', 'en'])('has words for everything that can happen to it (%s)', (language) => {
    const words = wordsOf(language);
    const events = { ...caseEvents, ...answerEvents, ...deliveryEvents, ...residentEvents };
    const unsaid = Object.keys(events).filter((event) => !words[`word.event.${event}`]);
    expect(unsaid.filter((event) => !elsewhere.includes(event))).toEqual([]);
  });
});
