import type { RegisteredWatch } from '../../triage/index.ts';
import { type Html, html } from '../html.ts';
import type { Speech } from '../words.ts';

/** A watch with the names of its office and area in the reader's language. */
export interface ShownWatch extends RegisteredWatch {
  readonly office: string;
  readonly area: string | null;
}

/** The public register: every watch at work, why, whose it is, until when, and the rule itself. */
export function watchesPage(speech: Speech, watches: readonly ShownWatch[]): Html {
  const { say } = speech;
  return html`<h1>${say('resident.watches.title')}</h1>
<p class="lead">${say('resident.watches.lead')}</p>
${watches.length === 0 && html`<p>${say('resident.watches.none')}</p>`}
${watches.map((watch) => oneWatch(speech, watch))}`;
}

function oneWatch({ say, day }: Speech, watch: ShownWatch): Html {
  const fact = (name: string, value: string | Html) =>
    html`<div><dt>${say(`resident.watches.${name}`)}</dt><dd>${value}</dd></div>`;
  return html`<section><h2>${watch.name}</h2>
<p>${watch.purpose}</p>
<dl class="facts">${fact('owner', watch.office)}${watch.area !== null && fact('area', watch.area)}
${fact('since', day(watch.approvedAt))}${fact('until', day(watch.expiresAt))}
${fact('rule', html`<code>${watch.rule}</code>`)}</dl></section>`;
}
