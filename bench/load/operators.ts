import { setTimeout as pause } from 'node:timers/promises';
import { Browser, type Reply } from './browser.ts';
import type { Timings } from './timings.ts';

/** What the scripted people need of the replies; the product's schemas say the rest. */
interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly messageId: string;
    readonly version: number;
    readonly state: string;
    readonly answerState: string | null;
    readonly proposal: Proposal | null;
  }[];
}
interface Proposal {
  readonly topics: readonly { readonly topicId: string }[];
  readonly place: { readonly areaId: string | null };
  readonly severity: { readonly value: number };
  readonly type: { readonly value: string };
  readonly authority: { readonly authorityId: string | null };
}

export type Part = 'operator' | 'executor' | 'curator';

export interface Shift {
  readonly url: string;
  readonly password: string;
  readonly timings: Timings;
  /** Within this they come in, one after the other. */
  readonly arriveMs: number;
  /** Between two things a person does. */
  readonly thinkMs: number;
  readonly over: () => boolean;
  /** When this case was last changed, for whoever hears of it. */
  readonly changed: Map<string, number>;
}

const answerText =
  'Здравствуйте! Бригада выехала по вашему адресу и устранила неисправность 12 ноября, работу приняла мастер участка ' +
  'Вера Лапина. Если что-то ещё не так, позвоните в диспетчерскую: 8 (000) 227-31-51, мы проверим в тот же день.';

/** One person from sign-in to the end of the shift. */
export async function work(shift: Shift, email: string, part: Part, seat: number): Promise<void> {
  const desk = new Desk(shift, new Browser(shift.url, seat));
  await pause(Math.random() * shift.arriveMs);
  const { status } = await desk.timed('sign in', 'POST', '/api/session', {
    email,
    password: shift.password,
  });
  if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
  const leave = desk.follow();
  while (!shift.over()) await rounds[part](desk);
  leave();
}

const rounds: Readonly<Record<Part, (desk: Desk) => Promise<void>>> = {
  /** Takes an arrival as it is proposed: handed over with its deadline. */
  async operator(desk) {
    const page = (await desk.timed('list arrivals', 'GET', '/api/arrivals?disposition=open&limit=50'))
      .body as Listed;
    const arrival = pick(page.items.filter(({ proposal }) => proposal && proposal.topics.length > 0));
    await desk.think();
    if (!arrival?.proposal) return;
    const { topics, place, severity, type, authority } = arrival.proposal;
    await desk.timed('open an arrival', 'GET', `/api/arrivals/${arrival.messageId}`);
    await desk.think();
    const decision = {
      topicId: topics[0]!.topicId,
      areaId: place.areaId,
      severity: severity.value,
      type: type.value,
      authorityId: authority.authorityId,
    };
    const path = `/api/arrivals/${arrival.messageId}/accept`;
    const reply = await desk.timed('accept and hand over', 'POST', path, decision, arrival.version);
    if (reply.status === 200) desk.changed((reply.body as { caseId: string }).caseId);
    await desk.think();
  },
  /** Opens a case of their authority, writes an answer and asks a second person. */
  async executor(desk) {
    const one = pick((await desk.cases('due')).filter(({ answerState }) => answerState === null));
    await desk.think();
    if (!one) return;
    await desk.open(one.id);
    await desk.think();
    const draft = { kind: 'final', outcome: 'solved', text: answerText, responsible: 'Вера Лапина' };
    const saved = await desk.timed('draft an answer', 'POST', `/api/cases/${one.id}/answers`, draft);
    if (saved.status !== 201) return;
    await desk.think();
    const { id, version } = saved.body as { id: string; version: number };
    const sent = await desk.timed('send to review', 'POST', `/api/answers/${id}/send-to-review`, {}, version);
    if (sent.status === 200) desk.changed(one.id);
    await desk.think();
  },
  /** Reads what waits for a second person and approves it: it goes out. */
  async curator(desk) {
    const { items } = (await desk.timed('list reviews', 'GET', '/api/reviews')).body as {
      items: readonly { answer: { id: string; version: number }; caseRow: { id: string } }[];
    };
    const one = pick(items);
    await desk.think();
    if (!one) return void (await desk.cases('all'));
    await desk.open(one.caseRow.id);
    await desk.think();
    const { id, version } = one.answer;
    const sent = await desk.timed('approve and publish', 'POST', `/api/answers/${id}/approve`, {}, version);
    if (sent.status === 200) desk.changed(one.caseRow.id);
    await desk.think();
  },
};

const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

class Desk {
  readonly #shift: Shift;
  readonly #browser: Browser;

  constructor(shift: Shift, browser: Browser) {
    this.#shift = shift;
    this.#browser = browser;
  }

  async timed(what: string, method: string, path: string, body?: unknown, version?: number): Promise<Reply> {
    const began = performance.now();
    const reply = await this.#browser.ask(method, path, body, version);
    this.#shift.timings.took(what, performance.now() - began);
    // Somebody else was quicker: their change is shown and the person goes on.
    if (reply.status === 409 || reply.status === 412 || reply.status === 428)
      this.#shift.timings.refused(what);
    else if (reply.status >= 400) throw new Error(`${what}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  }

  async cases(view: string): Promise<Listed['items']> {
    return ((await this.timed('list cases', 'GET', `/api/cases?view=${view}&limit=50`)).body as Listed).items;
  }

  /** As the console opens it: the case, its story and its answers at once. */
  async open(id: string): Promise<void> {
    const began = performance.now();
    await Promise.all(
      ['', '/story', '/answers'].map((part) => this.#browser.ask('GET', `/api/cases/${id}${part}`)),
    );
    this.#shift.timings.took('open a case', performance.now() - began);
  }

  changed(caseId: string): void {
    this.#shift.changed.set(caseId, performance.now());
  }

  follow(): () => void {
    const { changed, timings } = this.#shift;
    return this.#browser.follow('/api/live', ({ caseId }) => {
      const at = caseId === undefined ? undefined : changed.get(caseId);
      if (at === undefined) return;
      changed.delete(caseId!);
      timings.took('a change shown to colleagues', performance.now() - at);
    });
  }

  think(): Promise<void> {
    return pause(this.#shift.thinkMs * (0.5 + Math.random()));
  }
}
