import { createTransport } from 'nodemailer';

/** How mail leaves: an SMTP server as a URL (`smtp://user:password@host:587`, `smtps://…`) and the sender's address. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for the same mail however often it is tried: servers and mailboxes know it again by it. */
  readonly messageId: string;
}

/** `again`: it surely did not leave. `unknown`: it may have. */
export type MailOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'again' | 'unknown'; readonly error: string };

export interface Mailer {
  /** Where replies and Message-IDs belong: the domain of the sender. */
  readonly domain: string;
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

const patienceMs = 20_000;

/** A mailer on one SMTP server; nothing is sent to others, and nothing is fetched for a mail. */
export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    domain,
    async send({ messageId, ...mail }) {
      try {
        await transport.sendMail({ ...mail, messageId: `<${messageId}@${domain}>` });
        return { outcome: 'sent' };
      } catch (error) {
        return afterFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * What a failure says of the mail: a reply of the server is its word (RFC 5321 §4.2.1: 4yz try again, 5yz never); a
 * line that never stood means nothing left; one that broke may have broken after the mail was taken.
 */
function afterFailure(failure: unknown): MailOutcome {
  const error = failure instanceof Error ? failure.message : String(failure);
  const { responseCode, code, syscall } = fieldsOf(failure);
  if (responseCode !== undefined && responseCode >= 500) return { outcome: 'refused', error };
  if (responseCode !== undefined && responseCode >= 400) return { outcome: 'again', error };
  if (/^(EENVELOPE|EMESSAGE)$/.test(code)) return { outcome: 'refused', error };
  const neverStood =
    /^(ECONNREFUSED|ENOTFOUND|EDNS|ETLS|EAUTH)$/.test(code) || /^(connect|getaddrinfo)$/.test(syscall);
  return { outcome: neverStood ? 'again' : 'unknown', error };
}

function fieldsOf(error: unknown): { responseCode: number | undefined; code: string; syscall: string } {
  const fields: Partial<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const { responseCode } = fields;
  return {
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    code: text(fields.code),
    syscall: text(fields.syscall),
  };
}
