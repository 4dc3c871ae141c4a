import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type access from '../../../locales/en/access.json';
import type answers from '../../../locales/en/answers.json';
import type assignments from '../../../locales/en/assignments.json';
import type automation from '../../../locales/en/automation.json';
import type work from '../../../locales/en/casework.json';
import type en from '../../../locales/en/console.json';
import type notices from '../../../locales/en/notices.json';
import type safeguards from '../../../locales/en/safeguards.json';
import type search from '../../../locales/en/search.json';
import type territory from '../../../locales/en/territory.json';
import type watches from '../../../locales/en/watches.json';

/** Every text of the console by name; a missing one does not compile. */
export type Key =
  | keyof typeof access
  | keyof typeof answers
  | keyof typeof assignments
  | keyof typeof automation
  | keyof typeof en
  | keyof typeof notices
  | keyof typeof work
  | keyof typeof safeguards
  | keyof typeof search
  | keyof typeof territory
  | keyof typeof watches;
/** Kinds of codes the server sends and the catalogue has words for: `word.state.in work`. */
export type CodeKind =
  Extract<Key, `word.${string}.${string}`> extends `word.${infer Kind}.${string}` ? Kind : never;

export type Params = Record<string, unknown>;
export type Names = Readonly<Record<string, string>>;

export interface Words {
  readonly language: string;
  t(key: Key, params?: Params): string;
  /** Words of a code from the server; a code newer than this catalogue is shown as it is. */
  code(kind: CodeKind, value: string | null | undefined): string;
  /** Words kept by the module that sends the code: its catalogue names them `<prefix>.<code>`. */
  said(prefix: string, code: string, params?: Params): string;
  /** A share of one as this language writes percent: `93%`, `93 %`. */
  percent(share: number, digits?: number): string;
  /** The name in this language, or in whichever there is. */
  name(names: Names | null | undefined): string;
}

export function wordsOf(i18n: I18n): Words {
  const language = i18n.locale;
  const has = (id: string) => Object.hasOwn(i18n.messages, id);
  return {
    language,
    t: (key, params) => i18n._(key, params),
    code(kind, value) {
      if (value == null) return '';
      const id = `word.${kind}.${value}`;
      return has(id) ? i18n._(id) : value;
    },
    said(prefix, code, params) {
      const id = `${prefix}.${code}`;
      return has(id) ? i18n._(id, params) : code;
    },
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share),
    name: (names) => names?.[language] ?? Object.values(names ?? {})[0] ?? '',
  };
}

export function useWords(): Words {
  const { i18n } = useLingui();
  // The same object speaks another language after activation.
  return useMemo(() => wordsOf(i18n), [i18n, i18n.locale]);
}
