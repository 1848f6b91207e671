import { ContactsNamespace } from './generated/namespaces.js';
import type { Contact } from './generated/types.js';
import type { RequestOptions } from './transport.js';

/** The namespace `contacts`, with what its operations add up to. */
export class Contacts extends ContactsNamespace {
  /** The contact with this address, however it is spelled; null when there is none. */
  async getByEmail(email: string, options?: RequestOptions): Promise<Contact | null> {
    const page = await this.list({ email, limit: 1 }, options).page();
    return page.data[0] ?? null;
  }
}
