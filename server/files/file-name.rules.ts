/** Longest name kept, in UTF-16 units: what file systems take with room for the extension. */
const longestName = 120;

/** Separators of paths, what cannot be seen, and marks that turn the direction of writing ("gpj.exe" read backwards). */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu;

/** A name as it may be shown and saved, ending in the extension of what the file really is. */
export function tidyName(name: string, extension: string): string {
  const clean = name
    .toWellFormed()
    .replace(unwanted, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.\s]+/, '');
  const [, stem = clean, ending = ''] = /^(.*?)\.([^.]{1,8})$/su.exec(clean) ?? [];
  const kept = sameEnding(ending.toLowerCase(), extension) ? ending : extension;
  const whole = kept === ending ? stem : clean;
  return `${whole.slice(0, longestName).trim() || 'file'}.${kept}`;
}

/** What a desk's own system would run, or draw with script, when it is opened. */
const runs = new Set(
  'exe com scr pif msi msp bat cmd ps1 vbs vbe js jse wsf wsh hta lnk url reg jar dll cpl apk app sh html htm xhtml svg'.split(
    ' ',
  ),
);

function sameEnding(ending: string, extension: string): boolean {
  if (ending === '') return false;
  // Nothing is known of it, so nothing contradicts its name.
  if (extension === 'bin') return !runs.has(ending);
  return ending === extension || (ending === 'jpeg' && extension === 'jpg') || isPlain(ending, extension);
}

function isPlain(ending: string, extension: string): boolean {
  return extension === 'txt' && ['csv', 'md', 'log'].includes(ending);
}

/** RFC 6266: an ASCII name for old clients, the whole one in UTF-8 beside it. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
