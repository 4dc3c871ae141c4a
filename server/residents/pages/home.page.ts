import { type Html, html } from '../html.ts';
import type { Speech } from '../words.ts';

export interface PublicFigures {
  readonly received: number;
  readonly answered: number;
  readonly solved: number;
}

/** The front door: what this is, one thing to do, and honest figures of the last thirty days. */
export function homePage(speech: Speech, home: string, figures: PublicFigures): Html {
  const { say } = speech;
  return html`<h1>${say('resident.home.title')}</h1>
<p class="lead">${say('resident.home.lead')}</p>
<p><a class="button" href="${home}/write">${say('resident.home.write')}</a></p>
<h2>${say('resident.home.how')}</h2>
<ol class="steps"><li>${say('resident.home.step1')}</li><li>${say('resident.home.step2')}</li><li>${say('resident.home.step3')}</li></ol>
<h2>${say('resident.home.figures')}</h2>
<dl class="figures">
<div><dt>${say('resident.home.received')}</dt><dd>${figures.received.toLocaleString(speech.language)}</dd></div>
<div><dt>${say('resident.home.answered')}</dt><dd>${figures.answered.toLocaleString(speech.language)}</dd></div>
<div><dt>${say('resident.home.solved')}</dt><dd>${figures.solved.toLocaleString(speech.language)}</dd></div>
</dl>`;
}
