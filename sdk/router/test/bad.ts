// What a typed client may not write. Each line is an error of the compiler, or the file is one.
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter, AppRouterSuperjson, ErrorShape, RouterInputs } from '@espalier/router';

const trpc = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: 'http://127.0.0.1:8080/trpc' })],
});

export async function wrongInputs(): Promise<void> {
  // @ts-expect-error a required input is not there
  await trpc.contacts.get.query();
  // @ts-expect-error a required field is not there
  await trpc.contacts.create.mutate({ id: 'con_ada' });
  // @ts-expect-error a field of another kind
  await trpc.contacts.get.query({ id: 7 });
  // @ts-expect-error a field nobody knows
  await trpc.contacts.create.mutate({ email: 'ada@example.com', emial: 'x' });
  // @ts-expect-error a word that is none of them
  await trpc.sends.list.query({ status: 'lost' });
  // @ts-expect-error null where only leaving it out is allowed
  await trpc.contacts.list.query({ limit: null });
  // @ts-expect-error null where a value is required
  await trpc.contacts.create.mutate({ email: null });
  // @ts-expect-error an input where there is none
  await trpc.service.health.query({ verbose: true });
  // @ts-expect-error a number is no time
  await trpc.events.track.mutate({ name: 'signed_up', timestamp: 1_700_000_000 });
  // @ts-expect-error a list of free objects takes no texts
  await trpc.events.trackMany.mutate({ events: ['signed_up'] });
}

export async function wrongCalls(): Promise<void> {
  // @ts-expect-error a subscription is not queried
  await trpc.sequences.onChange.query();
  // @ts-expect-error a subscription of what nobody can watch
  trpc.sequences.onChange.subscribe({ contactId: 'con_ada' }, {});
  // @ts-expect-error an event has no subject
  trpc.sequences.onChange.subscribe({}, { onData: ({ data }) => data.subject });
  // @ts-expect-error a mutation is not queried
  await trpc.contacts.create.query({ email: 'ada@example.com' });
  // @ts-expect-error a query is not mutated
  await trpc.contacts.get.mutate({ id: 'con_ada' });
  // @ts-expect-error nobody knows this procedure
  await trpc.contacts.frobnicate.query();
  // @ts-expect-error nobody knows this branch
  await trpc.gardens.list.query();
  // @ts-expect-error what takes a file is not served here
  await trpc.contacts.import.mutate({});
}

export async function wrongUses(): Promise<void> {
  const contact = await trpc.contacts.get.query({ id: 'con_ada' });
  // @ts-expect-error without a transformer a date is text
  contact.createdAt.getUTCFullYear();
  // @ts-expect-error it may be null
  contact.timezone.length;
  // @ts-expect-error nobody knows this field
  contact.surname;
  // @ts-expect-error what a free object holds is unknown
  const plan: string = contact.properties['plan'];
  // @ts-expect-error a page is no array
  (await trpc.contacts.list.query()).map((one) => one);
  // @ts-expect-error nothing comes back
  const gone: string = await trpc.contacts.delete.mutate({ id: 'con_ada' });
  console.log(plan, gone);
}

// @ts-expect-error without an email
export const input: RouterInputs['contacts']['create'] = {};

// @ts-expect-error a fault has a path
export const fault: NonNullable<ErrorShape['data']['issues']>[number] = { message: 'x' };

export function wrongFaults(error: TRPCClientError<AppRouter>): void {
  // @ts-expect-error nobody knows this field
  error.data?.reasons;
}

createTRPCClient<AppRouter>({
  // @ts-expect-error this router knows no transformer
  links: [httpLink({ url: 'http://127.0.0.1:8080/trpc', transformer: superjson })],
});

createTRPCClient<AppRouterSuperjson>({
  // @ts-expect-error this router wants one
  links: [httpLink({ url: 'http://127.0.0.1:8080/trpc-sj' })],
});
