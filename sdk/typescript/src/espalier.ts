import { amount } from './amount.js';
import { Contacts } from './contacts.js';
import { EspalierError } from './errors.js';
import { Namespaces } from './generated/namespaces.js';
import { environment, userAgent, type Fetch } from './platform.js';
import { header } from './request.js';
import { Transport, type Logger, type Settings } from './transport.js';

export interface EspalierOptions {
  /** `esp_…`. Default: `ESPALIER_API_KEY` of the environment. */
  readonly apiKey?: string | undefined;
  /** Where the server is, with or without `/api`. Default: `ESPALIER_URL` of the environment, else `http://127.0.0.1:8080`. */
  readonly baseUrl?: string | undefined;
  /** Of each attempt, in milliseconds. Default: 30,000; 0 for none. */
  readonly timeout?: number | undefined;
  /** After the first attempt, where it is safe. Default: 3. */
  readonly retries?: number | undefined;
  /** Instead of the platform's own. */
  readonly fetch?: Fetch | undefined;
  /** Told of every request, response and failure. */
  readonly logger?: Logger | undefined;
  /** Said to the server before the SDK's own name; not in browsers. */
  readonly userAgent?: string | undefined;
  /** A larger answer is refused instead of read. Default: 64 MiB. */
  readonly maxAnswerBytes?: number | undefined;
}

const LOCAL = 'http://127.0.0.1:8080';

/**
 * A client of one Espalier server.
 *
 * ```ts
 * const espalier = new Espalier({ apiKey: 'esp_…', baseUrl: 'https://mail.example.com' });
 * const sequence = await espalier.sequences.get('onboarding');
 * ```
 */
export class Espalier extends Namespaces {
  declare readonly contacts: Contacts;
  /** Where the server is. */
  readonly baseUrl: string;

  constructor(options: EspalierOptions = {}) {
    const settings = checked(options);
    const transport = new Transport(settings);
    super(transport);
    this.contacts = new Contacts(transport);
    this.baseUrl = settings.base;
  }
}

function checked(options: EspalierOptions): Settings {
  const agent = userAgent(header('userAgent', options.userAgent, /^[\x20-\x7e]{0,200}$/, '0..200 visible ASCII characters and spaces'));
  const fetch = options.fetch ?? (globalThis.fetch as unknown as Fetch | undefined);
  if (typeof fetch !== 'function') {
    throw EspalierError.invalid('fetch', 'not there (expected: Node.js 20 or newer, a browser, or a fetch of your own)');
  }
  return {
    base: base(options.baseUrl ?? environment('ESPALIER_URL') ?? LOCAL),
    headers: {
      authorization: `Bearer ${key(options.apiKey ?? environment('ESPALIER_API_KEY'))}`,
      ...(agent === undefined ? {} : { 'user-agent': agent }),
    },
    timeout: amount('timeout', options.timeout, 30_000, 0),
    retries: amount('retries', options.retries, 3, 0),
    maxAnswerBytes: amount('maxAnswerBytes', options.maxAnswerBytes, 64 * 1024 * 1024, 1),
    // A browser's fetch wants to be called without an object before it.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    logger: options.logger,
  };
}

/** The key itself is in no message. */
function key(given: string | undefined): string {
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,512}$/.test(given)) {
    throw EspalierError.invalid('apiKey', `${given ? 'not a key' : 'missing'} (expected: esp_ and what follows it)`);
  }
  return given;
}

function base(given: string): string {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw EspalierError.invalid('baseUrl', `"${given}" (expected: such as https://mail.example.com)`);
  }
  const plain = url.username === '' && url.search === '' && url.hash === '';
  if (!plain || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    // As it was given, unless it holds a password.
    const shown = plain ? given : `${url.protocol}//${url.host}${url.pathname}`;
    throw EspalierError.invalid('baseUrl', `"${shown}" (expected: http or https, a host and perhaps a path, nothing more)`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/api$/, '');
}
