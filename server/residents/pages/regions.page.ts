import { type Html, html } from '../html.ts';
import type { PortalRealm } from '../portal.store.ts';
import type { Speech } from '../words.ts';

/** Where several regions are on one Heed: which of them to write to. */
export function regionsPage({ say, language }: Speech, realms: readonly PortalRealm[]): Html {
  const named = realms.map(({ code, name, language: own }) => ({
    code,
    name: name[language] ?? name[own] ?? code,
  }));
  const byName = named.toSorted((a, b) => a.name.localeCompare(b.name, language));
  return html`<h1>${say('resident.regions.title')}</h1>
<p class="lead">${say('resident.regions.lead')}</p>
<ul class="regions">${byName.map(({ code, name }) => html`<li><a href="/r/${code}?lang=${language}">${name}</a></li>`)}</ul>`;
}
