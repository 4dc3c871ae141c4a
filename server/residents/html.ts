/** Text that is already HTML; only `html` and `raw` make it. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (Array.isArray(part)) return part.map(render).join('');
  return (part as Html).html;
}

/** A page or a piece of one: whatever is filled in is escaped unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((done, string, index) => done + render(parts[index - 1]) + string) };
}

/** Paragraphs and line breaks as people typed them. */
export function paragraphs(text: string): Html {
  const blocks = text.replace(/<br\s*\/?>/gi, '\n').split(/\n{2,}/);
  return {
    html: blocks.map((block) => `<p>${escapeHtml(block.trim()).replace(/\n/g, '<br>')}</p>`).join(''),
  };
}
