import { type Html, html, paragraphs } from '../html.ts';
import type { Speech } from '../words.ts';

/** A case as the public may see it: no author, no notes, no draft. */
export interface PublicCase {
  readonly number: string;
  readonly state: string;
  readonly topic: string;
  readonly place: string | null;
  readonly authority: string | null;
  readonly registeredAt: Date | null;
  readonly dueAt: Date | null;
  readonly objectionUntil: Date | null;
  readonly messageCount: number;
  readonly answers: readonly {
    readonly kind: string;
    readonly outcome: string | null;
    readonly text: string;
    readonly responsible: string | null;
    readonly promisedOn: string | null;
    readonly publishedAt: Date;
    readonly correctedAt: Date | null;
    /** From before, then from after. */
    readonly photos: readonly { readonly fileId: string; readonly shows: string }[];
    /** What it said before, the latest first. */
    readonly former: readonly { readonly text: string; readonly publishedAt: Date }[];
  }[];
  /** False where the topic's passport keeps words private: then only states and dates are shown. */
  readonly wordsArePublic: boolean;
}

/** What will happen and when, first; then the answers, with their photos under `photosAt`. */
export function casePage(speech: Speech, shown: PublicCase, photosAt: string): Html {
  const { say, day } = speech;
  return html`<p class="number">${say('resident.case.number')} <strong>${shown.number}</strong></p>
<h1>${shown.topic}</h1>
<p class="state state-${shown.state.replace(' ', '-')}">${say(`resident.state.${shown.state}`)}</p>
<p>${nextStep(speech, shown)}</p>
<dl class="facts">
${shown.place && html`<div><dt>${say('resident.case.place')}</dt><dd>${shown.place}</dd></div>`}
${shown.authority && html`<div><dt>${say('resident.case.authority')}</dt><dd>${shown.authority}</dd></div>`}
${shown.registeredAt && html`<div><dt>${say('resident.case.registered')}</dt><dd>${day(shown.registeredAt)}</dd></div>`}
${shown.messageCount > 1 && html`<div><dt>${say('resident.case.people')}</dt><dd>${say('resident.case.peopleCount', { count: shown.messageCount })}</dd></div>`}
</dl>
${answersPart(speech, shown, photosAt)}`;
}

function nextStep({ say, day }: Speech, { state, dueAt, objectionUntil }: PublicCase): string {
  if (state === 'answered' && objectionUntil)
    return say('resident.next.answered', { date: day(objectionUntil) });
  if (dueAt && state !== 'closed' && state !== 'clarifying')
    return say('resident.next.due', { date: day(dueAt) });
  return say(`resident.next.${state}`);
}

function answersPart(speech: Speech, shown: PublicCase, photosAt: string): Html {
  const { say, moment, day } = speech;
  if (!shown.wordsArePublic) return html`<p class="hint">${say('resident.case.private')}</p>`;
  if (shown.answers.length === 0) return html``;
  return html`<h2>${say('resident.case.answers')}</h2>
${shown.answers.map(
  (
    answer,
  ) => html`<article class="answer"><h3>${say(answer.kind === 'interim' ? 'resident.answer.interim' : `resident.outcome.${answer.outcome ?? 'explained'}`)}</h3>
${paragraphs(answer.text)}
${photosPart(speech, answer.photos, photosAt)}
${answer.promisedOn && html`<p><strong>${say(answer.outcome === 'solved' ? 'resident.answer.done' : 'resident.answer.promised', { date: day(new Date(answer.promisedOn)) })}</strong></p>`}
${answer.responsible && html`<p class="hint">${say('resident.answer.responsible')}: ${answer.responsible}</p>`}
<p class="hint">${moment(answer.publishedAt)}</p>
${correctedPart(speech, answer)}</article>`,
)}`;
}

function photosPart(
  { say }: Speech,
  photos: PublicCase['answers'][number]['photos'],
  photosAt: string,
): Html {
  if (photos.length === 0) return html``;
  return html`<div class="photos">${photos.map(({ fileId, shows }) => {
    const words = say(`resident.photo.${shows}`);
    const at = `${photosAt}/${fileId}`;
    return html`<figure><a href="${at}"><img src="${at}" alt="${words}" loading="lazy"></a><figcaption>${words}</figcaption></figure>`;
  })}</div>`;
}

function correctedPart({ say, moment }: Speech, answer: PublicCase['answers'][number]): Html {
  if (!answer.correctedAt) return html``;
  return html`<p><strong>${say('resident.answer.corrected', { moment: moment(answer.correctedAt) })}</strong></p>
${answer.former.map(
  ({ text, publishedAt }) =>
    html`<details><summary>${say('resident.answer.former', { moment: moment(publishedAt) })}</summary><blockquote>${paragraphs(text)}</blockquote></details>`,
)}`;
}
