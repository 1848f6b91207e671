// A project that is still CommonJS: types come in the same way, the client by `require`.
import client = require('@trpc/client');
import type { AppRouter } from '@espalier/router';

const trpc = client.createTRPCClient<AppRouter>({
  links: [client.httpBatchLink({ url: 'http://127.0.0.1:8080/trpc' })],
});

trpc.contacts.get.query({ id: 'con_ada' }).then((contact) => contact.email.length);
