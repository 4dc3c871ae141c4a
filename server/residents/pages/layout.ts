import { type Html, html } from '../html.ts';
import type { Speech } from '../words.ts';

export interface PageFrame {
  readonly speech: Speech;
  readonly title: string;
  readonly realmName: string;
  /** `/r/<realm>` */
  readonly home: string;
  /** The address of this page, for the other languages. */
  readonly path: string;
  /** Pages behind a private link are not for search engines, nor for the address of the next site. */
  readonly private?: boolean;
}

const languages = [
  { code: 'ru', name: 'Русский' },
  { code: 'en', name: 'English' },
];

/** The frame of every resident's page: semantic, without script, readable at 320 px. */
export function layout(frame: PageFrame, body: Html): string {
  const { speech, title, realmName, home, path } = frame;
  const others = languages.filter(({ code }) => code !== speech.language);
  const page = html`<!doctype html>
<html lang="${speech.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${realmName}</title>
${
  frame.private &&
  html`<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">`
}
<link rel="stylesheet" href="/r/style.css">
</head>
<body>
<a class="skip" href="#main">${speech.say('resident.skip')}</a>
<header><div class="wide"><a class="brand" href="${home}">${realmName}</a>
<nav aria-label="${speech.say('resident.language')}">${others.map(
    ({ code, name }) => html`<a href="${path}?lang=${code}" lang="${code}" hreflang="${code}">${name}</a>`,
  )}</nav></div></header>
<main id="main" class="wide">${body}</main>
<footer><div class="wide"><p>${speech.say('resident.emergency')}</p></div></footer>
</body>
</html>`;
  return page.html;
}
