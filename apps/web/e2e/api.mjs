/** The server by REST, for what a test needs beside the page. */
export function rest(server, key) {
  return async (method, path, body) => {
    const answer = await fetch(`${server}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
}

const PEOPLE = [
  ['Ada', 'Lovelace', 'Europe/London'], ['Noor', 'Haddad', 'Asia/Kolkata'], ['Grace', 'Hopper', 'America/New_York'],
  ['<img src=x onerror=alert(1)>', 'O’Neil', 'Asia/Kathmandu'], ['محمد', 'العربي', 'Asia/Dubai'], ['N'.repeat(200), 'Long', 'UTC'],
];

let stamps = 0;

/** One draft of three emails for each of a few people, the hostile, the right-to-left and the long among them. */
export async function seed(call, which = PEOPLE.keys()) {
  const stamp = `${Date.now().toString(36)}${stamps++}`;
  const drafts = [];
  for (const at of which) {
    const [firstName, lastName, timezone] = PEOPLE[at];
    const contact = await call('POST', '/contacts', { email: `p${at}-${stamp}@example.com`, timezone, properties: { firstName, lastName, street: '12 Orchard Road', price: '£450,000' } });
    const emails = ['Your valuation of {{ contact.properties.street }}', 'Any questions about the price?', 'Shall I call on Thursday?'].map((subject, index) => ({
      subject,
      preheader: index === 0 ? 'What we think it is worth, and why' : undefined,
      html: `<!doctype html><html><head><style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style></head><body style="font-family: sans-serif; padding: 24px">\n<h1>Hello {{ contact.properties.firstName }},</h1>\n<p>thank you for showing us ${'{{ contact.properties.street }}'}. We think that it will sell for about {{ contact.properties.price }}.</p>\n<p>Two flats in the same road went within three weeks, and there are few others on the market.</p>\n<p><a href="https://example.com/book">Book a call</a></p>\n<script>alert(1)</script><img src=x onerror="alert(1)">\n<p>Kind regards<br>Olive</p></body></html>`.replace(/<script>.*?<\/script><img[^>]*>\n/, at === 3 ? '$&' : ''),
    }));
    const sequence = await call('POST', '/sequences', { name: `Valuation follow-up ${at + 1}`, contactId: contact.id, emails });
    drafts.push({ sequenceId: sequence.id, contactId: contact.id, email: contact.email });
  }
  return drafts;
}
