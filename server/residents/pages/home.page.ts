import type { SetAsideFigures } from '../../safeguards/index.ts';
import { type Html, html } from '../html.ts';
import type { Speech } from '../words.ts';

export interface PublicFigures {
  /** Null: too few people to be told. */
  readonly received: number | null;
  readonly answered: number | null;
  readonly solved: number | null;
  readonly setAside: SetAsideFigures;
}

/** The front door: what this is, one thing to do, and honest figures of the last thirty days. */
export function homePage(
  speech: Speech,
  home: string,
  figures: PublicFigures,
  /** Whether residents write here, and not only to the regions below. */
  hasForm: boolean,
  /** Whether a lost private link can be sent anew. */
  sendsLinks: boolean,
): Html {
  const { say } = speech;
  return html`<h1>${say('resident.home.title')}</h1>
<p class="lead">${say('resident.home.lead')}</p>
${
  hasForm
    ? html`<p><a class="button" href="${home}/write">${say('resident.home.write')}</a></p>`
    : html`<p>${say('resident.home.noForm')} <a href="/r">${say('resident.regions.title')}</a></p>`
}
<h2>${say('resident.home.how')}</h2>
<ol class="steps"><li>${say('resident.home.step1')}</li><li>${say('resident.home.step2')}</li><li>${say('resident.home.step3')}</li></ol>
<h2>${say('resident.home.figures')}</h2>
<dl class="figures">
${figure(speech, 'received', figures.received)}
${figure(speech, 'answered', figures.answered)}
${figure(speech, 'solved', figures.solved)}
</dl>
${setAsidePart(speech, figures.setAside)}
${sendsLinks && html`<p><a href="${home}/lost?lang=${speech.language}">${say('resident.lost.link')}</a></p>`}
<p><a href="${home}/watches?lang=${speech.language}">${say('resident.watches.link')}</a></p>`;
}

function figure({ say, language }: Speech, name: string, count: number | null): Html {
  const shown = count === null ? say('resident.home.tooFew') : count.toLocaleString(language);
  return html`<div><dt>${say(`resident.home.${name}`)}</dt><dd>${shown}</dd></div>`;
}

/** What is not worked on is told as openly as what is. */
function setAsidePart({ say, language }: Speech, figures: SetAsideFigures): Html {
  const { received, setAside, lookedAgain, confirmed } = figures;
  if (received === null || received === 0 || setAside === null) return html``;
  const share = (setAside / received).toLocaleString(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return html`<p class="hint">${say('resident.home.setAside', { share, count: received })}${
    lookedAgain !== null &&
    lookedAgain > 0 &&
    confirmed !== null &&
    html` ${say('resident.home.lookedAgain', { looked: lookedAgain, confirmed })}`
  }</p>`;
}
