import type { Done } from '../done.rules.ts';
import { type Html, html, paragraphs } from '../html.ts';
import type { Speech } from '../words.ts';

export interface OwnPart {
  /** What this resident wrote. */
  readonly words: string | null;
  /** The question put to them, while it waits. */
  readonly question: string | null;
  readonly mayJudge: boolean;
  readonly mayAdd: boolean;
  /** Where everything held about them is shown. */
  readonly held: string;
}

/** What they have just done, in a code: told first, so that it is seen without looking for it. */
export function donePart({ say }: Speech, done: Done | undefined): Html {
  return html`${done && html`<div class="done" role="status"><p>${say(`resident.done.${done}`)}</p></div>`}`;
}

/** The private part of a case's page: reply, judge, add. Each is one form and works without script. */
export function actPart(speech: Speech, action: string, own: OwnPart): Html {
  const { say } = speech;
  return html`${own.question && replyForm(speech, action, own.question)}
${own.mayJudge && verdictForm(speech, action)}
${own.words && html`<h2>${say('resident.act.yourWords')}</h2><blockquote>${paragraphs(own.words)}</blockquote>`}
${own.mayAdd && addForm(speech, action)}
<p class="apart"><a href="${own.held}">${say('resident.held.title')}</a></p>
<p class="hint">${say('resident.act.keep')}</p>`;
}

function replyForm({ say }: Speech, action: string, question: string): Html {
  return html`<section class="ask" id="reply"><h2>${say('resident.act.question')}</h2>${paragraphs(question)}
<form method="post" action="${action}"><input type="hidden" name="act" value="reply">
<div class="field"><label for="reply-text">${say('resident.act.reply')}</label>
<textarea id="reply-text" name="text" rows="4" maxlength="10000" required></textarea></div>
<button class="button" type="submit">${say('resident.act.sendReply')}</button></form></section>`;
}

function verdictForm({ say }: Speech, action: string): Html {
  return html`<section class="ask" id="verdict"><h2>${say('resident.act.isItSolved')}</h2>
<form method="post" action="${action}"><input type="hidden" name="act" value="verdict">
<fieldset><legend class="hidden">${say('resident.act.isItSolved')}</legend>
<label class="choice"><input type="radio" name="solved" value="yes" required> ${say('resident.act.yes')}</label>
<label class="choice"><input type="radio" name="solved" value="no"> ${say('resident.act.no')}</label></fieldset>
<fieldset><legend>${say('resident.act.rate')} <span class="optional">${say('resident.optional')}</span></legend>
<div class="rating">${[1, 2, 3, 4, 5].map(
    (rating) =>
      html`<label class="choice"><input type="radio" name="rating" value="${rating}"> ${rating}</label>`,
  )}</div><p class="hint">${say('resident.act.rateHint')}</p></fieldset>
<div class="field"><label for="comment">${say('resident.act.comment')} <span class="optional">${say('resident.optional')}</span></label>
<textarea id="comment" name="text" rows="3" maxlength="5000"></textarea></div>
<button class="button" type="submit">${say('resident.act.sendVerdict')}</button></form></section>`;
}

function addForm({ say }: Speech, action: string): Html {
  return html`<section><h2>${say('resident.act.add')}</h2>
<form method="post" action="${action}"><input type="hidden" name="act" value="add">
<div class="field"><label for="add-text">${say('resident.act.addText')}</label>
<textarea id="add-text" name="text" rows="4" maxlength="10000" required></textarea></div>
<button class="button secondary" type="submit">${say('resident.act.sendAdd')}</button></form></section>`;
}
