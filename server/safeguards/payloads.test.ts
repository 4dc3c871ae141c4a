import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import corpus from 'big-list-of-naughty-strings' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkAddress, makeLinks } from '../cases/links.ts';
import { programHeaders } from '../platform/http/content-policy.ts';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { type House, openHouse } from './testing/house.ts';

/** Of a published list of strings that break programs, those that may be markup or script, in one text. */
const published = corpus.filter((one) => /[<>]|script|on\w+\s*=|&#|alert/i.test(one)).join('\n');

/** What a message may hold to run in a reader's browser; every one carries the mark. */
const payloads = [
  '<script>mark()</script>',
  '<img src=x onerror=mark()>',
  '"><svg onload=mark()>',
  "'><iframe srcdoc='<script>mark()</script>'>",
  '</textarea><script>mark()</script>',
  '</title><script>mark()</script>',
  '<a href="javascript:mark()">look</a>',
  '<br onmouseover=mark()>',
  '<style>@import "javascript:mark()"</style>',
  '" autofocus onfocus="mark()',
  "' style='x:expression(mark())",
  '&lt;script&gt;mark()&lt;/script&gt;',
  '<<script>mark()//<</script>',
  '<math><mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=mark()&gt;">',
  '\u0000<script>mark()</script>',
  '{{mark()}} #{mark()}',
];
/** What the pages of residents are made of; none of it loads or runs anything. */
const plain = new Set(
  'a article blockquote body br button dd div dl dt fieldset footer form h1 h2 h3 head header html input label legend li link main meta nav ol p section span strong textarea title'.split(
    ' ',
  ),
);

/** Everything a browser would take for a tag, without what stands in its quotes. */
function strangeTags(page: string): string[] {
  const tags = page.match(/<[^!][^>]*>?/g) ?? [];
  return tags
    .map((tag) => tag.replace(/"[^"]*"/g, '""'))
    .filter((tag) => {
      const name = /^<\/?([a-z0-9]+)(?=[\s>])/.exec(tag)?.[1];
      const runs = /\s(?:on\w+|srcdoc|style)=/i.test(tag) || /['`]/.test(tag);
      return name === undefined || !plain.has(name) || runs;
    });
}

let house: House;
let realm: SmallRealm;

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
});
afterAll(() => house.close());

const open = async (url: string) => (await house.inject({ method: 'GET', url })).body;

describe('what a message holds', () => {
  it.each([
    ['a published list', published] as const,
    ...payloads.map((one) => [JSON.stringify(one), one] as const),
  ])('runs in no page for residents: %s', async (_name, payload) => {
    const author = { address: `chat:${payload}`, name: payload, contact: payload };
    const messageId = await house.write(realm, `${payload} A pothole.`, author);
    const { id: caseId } = await house.openCase(realm, messageId);
    const [act, follow] = await house.database.inRealm(realm.realmId, (tx) =>
      makeLinks(
        tx,
        realm.realmId,
        [
          { caseId, kind: 'act', messageId },
          { caseId, kind: 'follow', messageId: null },
        ],
        house.clock.now(),
      ),
    );
    const pages = [
      await open(linkAddress('', 'small', 'act', act!)),
      await open(`${linkAddress('', 'small', 'act', act!)}/held`),
      await open(linkAddress('', 'small', 'follow', follow!)),
    ];
    for (const page of pages) {
      expect(strangeTags(page)).toEqual([]);
      expect(page).not.toMatch(/href="javascript/i);
    }
    expect(pages[0]).toContain('A pothole.');
    const reply = await house.inject({
      method: 'POST',
      url: '/r/small/write',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        token: 'bad',
        text: payload,
        address: payload,
        name: payload,
        contact: payload,
      }).toString(),
    });
    expect(strangeTags(reply.body)).toEqual([]);
  });

  it.each(['/r/small', '/r/nowhere', '/r/style.css', '/api/docs/', '/api/session', '/api/nothing'])(
    'meets a policy at %s that lets no script and no style written into a page through',
    async (url) => {
      const { headers } = await house.inject({ method: 'GET', url });
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/default-src 'self'/);
      expect(policy).toMatch(/script-src 'self'(?:;|$)/);
      expect(policy).toMatch(/style-src 'self'(?:;|$)/);
      expect(policy).toMatch(/object-src 'none'/);
      expect(policy).toMatch(/base-uri 'none'/);
      expect(policy).not.toContain('unsafe');
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['content-type']).toContain('charset=utf-8');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('meets the shorter headers of what programs ask, too, also where it is refused', async () => {
    const url = `/api/channels/${realm.realmId}/messages`;
    const { headers } = await house.inject({ method: 'POST', url, payload: { externalId: '1', text: 'a' } });
    expect(headers).toMatchObject(programHeaders);
  });

  it('is never put into the console as HTML: React escapes it, and nothing goes round React', () => {
    const files = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const full = path.join(folder, name);
        return statSync(full).isDirectory() ? files(full) : [full];
      });
    const source = path.join(import.meta.dirname, '..', '..', 'console', 'src');
    const found = files(source).filter((file) =>
      /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcDoc|new Function|\beval\(/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(found).toEqual([]);
  });
});
