import { type Html, html } from '../html.ts';
import type { Speech } from '../words.ts';

/** For whoever has lost the private link: it goes anew to the address they gave. */
export function lostPage({ say }: Speech, action: string, asked: boolean): Html {
  return html`<h1>${say('resident.lost.title')}</h1>
${asked && html`<div class="done" role="status"><p>${say('resident.lost.asked')}</p></div>`}
<p class="lead">${say('resident.lost.lead')}</p>
<form method="post" action="${action}">
<div class="field"><label for="number">${say('resident.case.number')}</label>
<input id="number" name="number" required maxlength="20" inputmode="numeric" placeholder="1234-5678" autocomplete="off"></div>
<div class="field"><label for="email">${say('resident.lost.email')}</label>
<input id="email" name="email" type="email" required maxlength="320" autocomplete="email"></div>
<button class="button" type="submit">${say('resident.lost.send')}</button></form>`;
}
