/** A mailbox: a name that is shown, and the address. */
export interface Mailbox {
  readonly name: string | null;
  readonly address: string;
}

// Letters, digits and signs that need no quotes (RFC 5322 atext, with those beyond ASCII of RFC 6531).
const LOCAL = /^[^\s\p{Cc}"(),:;<>@[\\\]]{1,64}$/u;
const DOMAIN = /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

/**
 * Whether a text is one plain e-mail address. Quoted local parts, address literals and lists are not: they let one
 * field carry a second recipient.
 * @param given up to 254 characters (RFC 5321)
 */
export function isEmailAddress(given: string): boolean {
  const at = given.lastIndexOf('@');
  const [local, domain] = [given.slice(0, at), given.slice(at + 1)];
  return (
    at > 0 && given.length <= 254 && LOCAL.test(local) && !/^\.|\.\.|\.$/.test(local) && DOMAIN.test(domain)
  );
}

/** @param given `rumpun@example.id` or `Rumpun <rumpun@example.id>` @returns null where it is neither */
export function mailboxOf(given: string): Mailbox | null {
  const parts = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>]+)>|(\S+))$/u.exec(given.trim());
  if (parts === null) return null;
  const address = parts[2] ?? parts[3] ?? '';
  const name = parts[1]?.trim();
  return isEmailAddress(address) ? { name: name === undefined || name === '' ? null : name, address } : null;
}
