import type { Held } from '../../safeguards/index.ts';
import { type Html, html, paragraphs } from '../html.ts';
import type { Speech } from '../words.ts';

/** Everything that is held about whoever has this private link, and the form that erases it. */
export function heldPage(speech: Speech, back: string, action: string, held: Held): Html {
  const { say, moment } = speech;
  const fact = (name: string, value: string | null, none = 'nothing') =>
    html`<div><dt>${say(`resident.held.${name}`)}</dt><dd>${value ?? say(`resident.held.${none}`)}</dd></div>`;
  return html`<p><a href="${back}">${say('resident.held.back')}</a></p>
<h1>${say('resident.held.title')}</h1>
${held.erased && html`<div class="done" role="status"><p>${say('resident.held.erased')}</p></div>`}
<dl class="facts">${fact('name', held.name)}${fact('contact', held.contact)}${fact('address', held.address, 'noAddress')}
${fact('looks', held.looks.length === 0 ? null : held.looks.map((at) => moment(at)).join(', '), 'noLooks')}
${fact('files', held.files.length === 0 ? null : held.files.join(', '), 'noFiles')}</dl>
<p class="hint">${held.contactDays === null ? say('resident.held.forGood') : say('resident.held.until', { days: held.contactDays })}</p>
<h2>${say('resident.held.words')}</h2>
${held.messages.map(({ text, address, receivedAt, erased }) => html`<blockquote>${erased ? html`<p>${say('resident.held.gone')}</p>` : paragraphs(text)}${address && html`<p>${address}</p>`}<p class="hint">${moment(receivedAt)}</p></blockquote>`)}
${!held.erased && eraseForm(speech, action)}`;
}

function eraseForm({ say }: Speech, action: string): Html {
  return html`<section class="ask" id="erase"><h2>${say('resident.held.erase')}</h2>
<p>${say('resident.held.eraseWhat')}</p>
<form method="post" action="${action}"><input type="hidden" name="act" value="erase">
<label class="choice"><input type="checkbox" name="sure" value="yes" required> ${say('resident.held.sure')}</label>
<button class="button secondary" type="submit">${say('resident.held.doErase')}</button></form></section>`;
}
