import { describe, expect, it } from 'vitest';
import { rolesOfClaims } from './claims.rules.ts';
import type { ClaimRule } from './provider.schema.ts';

const rule = (claim: string, value: string, role: ClaimRule['role'] = 'operator'): ClaimRule => ({
  ...{ claim, value, role },
  centreId: 'c',
  authorityId: null,
});
const given = (rules: ClaimRule[], claims: object) =>
  rolesOfClaims(rules, { ...claims }).map(({ role }) => role);

describe('the roles that claims give', () => {
  it.each([[{ groups: 'desk' }], [{ groups: ['others', 'desk'] }]])(
    'come from a claim that holds the value, alone or among others: %j',
    (claims) => {
      expect(given([rule('groups', 'desk')], claims)).toEqual(['operator']);
    },
  );

  it.each([
    [{}],
    [{ groups: [] }],
    [{ groups: 'desk-others' }],
    [{ groups: 'DESK' }],
    [{ groups: { desk: true } }],
    [{ groups: null }],
  ])('do not come from one that does not, or only nearly: %j', (claims) => {
    expect(given([rule('groups', 'desk')], claims)).toEqual([]);
  });

  it('are found along a path, and under a name that has dots itself', () => {
    const claims = { realm_access: { roles: ['desk'] }, 'https://town.example/role': 'desk' };
    expect(given([rule('realm_access.roles', 'desk')], claims)).toEqual(['operator']);
    expect(given([rule('https://town.example/role', 'desk')], claims)).toEqual(['operator']);
    expect(given([rule('constructor.name', 'Object')], claims)).toEqual([]);
  });

  it('may come from a claim that is merely there, but not from an empty one', () => {
    expect(given([rule('staff', '*')], { staff: true })).toEqual(['operator']);
    expect(given([rule('staff', '*')], { staff: '' })).toEqual([]);
  });

  it('are given once however many rules say so, and each role that any rule says', () => {
    const rules = [rule('a', '1'), rule('b', '1'), rule('a', '1', 'curator')];
    expect(given(rules, { a: 1, b: '1' })).toEqual(['operator', 'curator']);
  });
});
