/** Every key of the query cache in one place: what is changed together is invalidated by a common beginning. */
export const keys = {
  me: ['me'],
  directory: ['directory'],
  boundaries: ['directory', 'boundaries'],
  arrivals: (filter?: unknown) =>
    filter === undefined ? ['arrivals', 'list'] : ['arrivals', 'list', filter],
  arrival: (id: string) => ['arrivals', 'one', id],
  cases: (filter?: unknown) => (filter === undefined ? ['cases', 'list'] : ['cases', 'list', filter]),
  counts: ['cases', 'counts'],
  case: (id: string) => ['cases', 'one', id],
  story: (id: string) => ['cases', 'one', id, 'story'],
  answers: (caseId: string) => ['cases', 'one', caseId, 'answers'],
  preview: (caseId: string, body: unknown) => ['preview', caseId, body],
  reviews: ['reviews'],
  staff: (authorityId: string) => ['staff', authorityId],
  deliveries: ['deliveries'],
  channels: ['channels'],
  imports: ['imports', 'list'],
  import: (id: string) => ['imports', 'one', id],
  anyImport: ['imports'],
} as const;
