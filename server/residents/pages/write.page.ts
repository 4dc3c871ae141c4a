import { type Html, html } from '../html.ts';
import type { Speech } from '../words.ts';

export interface WriteForm {
  readonly text: string;
  readonly address: string;
  readonly name: string;
  readonly contact: string;
  readonly token: string;
}

/** One short form; what was typed comes back with the error beside it. */
export function writePage(
  speech: Speech,
  action: string,
  form: WriteForm,
  problem: { field: string; words: string } | undefined,
): Html {
  const { say } = speech;
  const wrong = (field: string) =>
    problem?.field === field && html`<p class="error" id="${field}-error">${problem.words}</p>`;
  const state = (field: string, hint?: string) => {
    const ids = [hint, problem?.field === field ? `${field}-error` : undefined].filter(Boolean).join(' ');
    return html`${ids && html` aria-describedby="${ids}"`}${problem?.field === field && html` aria-invalid="true"`}`;
  };
  return html`<h1>${say('resident.write.title')}</h1>
<p class="urgent">${say('resident.emergency')}</p>
${problem && html`<div class="summary" role="alert"><p>${say('resident.write.problem')} <a href="#${problem.field}">${problem.words}</a></p></div>`}
<form method="post" action="${action}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${form.token}">
<div class="field"><label for="text">${say('resident.write.text')}</label>
<p class="hint" id="text-hint">${say('resident.write.textHint')}</p>${wrong('text')}
<textarea id="text" name="text" rows="7" maxlength="20000" required${state('text', 'text-hint')}>${form.text}</textarea></div>
<div class="field"><label for="address">${say('resident.write.address')}</label>
<p class="hint" id="address-hint">${say('resident.write.addressHint')}</p>${wrong('address')}
<input id="address" name="address" value="${form.address}" maxlength="500" autocomplete="street-address"${state('address', 'address-hint')}></div>
<div class="field"><label for="name">${say('resident.write.name')} <span class="optional">${say('resident.optional')}</span></label>
<input id="name" name="name" value="${form.name}" maxlength="200" autocomplete="name"></div>
<div class="field"><label for="contact">${say('resident.write.contact')} <span class="optional">${say('resident.optional')}</span></label>
<p class="hint" id="contact-hint">${say('resident.write.contactHint')}</p>
<input id="contact" name="contact" value="${form.contact}" maxlength="200" autocomplete="email" aria-describedby="contact-hint"></div>
<div class="trap" aria-hidden="true"><label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="field"><label for="photos">${say('resident.write.photos')} <span class="optional">${say('resident.optional')}</span></label>
<p class="hint" id="photos-hint">${say('resident.write.photosHint')}</p>${wrong('photos')}
<input id="photos" name="photos" type="file" accept="image/jpeg,image/png,image/gif,image/webp" multiple${state('photos', 'photos-hint')}></div>
<p class="hint">${say('resident.write.privacy')}</p>
<button class="button" type="submit">${say('resident.write.send')}</button>
</form>`;
}
