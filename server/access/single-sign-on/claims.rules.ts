import type { ClaimRule } from './provider.schema.ts';

type Claims = Readonly<Record<string, unknown>>;

/** The roles that somebody's claims give, each once. */
export function rolesOfClaims(rules: readonly ClaimRule[], claims: Claims): ClaimRule[] {
  const met = rules.filter((rule) => holds(valueAt(claims, rule.claim), rule.value));
  const keyOf = ({ role, centreId, authorityId }: ClaimRule) => `${role} ${centreId} ${authorityId}`;
  return [...new Map(met.map((rule) => [keyOf(rule), rule])).values()];
}

/** A claim whose own name has dots in it comes before a path. */
function valueAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Claims)[name];
  }
  return value;
}

/** Exactly, as written: a rule that guesses gives roles to the wrong people. */
function holds(found: unknown, wanted: string): boolean {
  if (Array.isArray(found)) return found.some((one) => holds(one, wanted));
  if (typeof found === 'number' || typeof found === 'boolean') return holds(String(found), wanted);
  return typeof found === 'string' && found !== '' && (wanted === '*' || found === wanted);
}
