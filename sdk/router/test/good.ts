// What a typed client may write. All of it compiles.
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';
import superjson from 'superjson';
import type {
  AppRouter,
  AppRouterSuperjson,
  ContactView,
  Issue,
  OpenedContactView,
  Page,
  RouterInputs,
  RouterOutputs,
} from '@espalier/router';

/** `true` when both are one type, and an error of the compiler where it is asked for otherwise. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_Fact extends true>(): void {}

const trpc = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: 'http://127.0.0.1:8080/trpc',
      headers: { authorization: 'Bearer esp_key' },
    }),
  ],
});

const dated = createTRPCClient<AppRouterSuperjson>({
  links: [httpLink({ url: 'http://127.0.0.1:8080/trpc-sj', transformer: superjson })],
});

export async function inputs(): Promise<void> {
  // Nothing to give: nothing given.
  await trpc.service.health.query();
  await trpc.keys.list.query();

  // All fields optional: with and without an input.
  await trpc.contacts.list.query();
  await trpc.contacts.list.query({});
  await trpc.contacts.list.query({ limit: 50, cursor: null, suppressed: false });

  // Optional, nullable and free fields.
  await trpc.contacts.create.mutate({ email: 'ada@example.com' });
  await trpc.contacts.create.mutate({
    id: 'con_ada',
    email: 'ada@example.com',
    timezone: null,
    properties: { plan: 'pro', seats: 3, tags: ['early'] },
  });
  await trpc.contacts.update.mutate({ id: 'con_ada', timezone: null });

  // A time is given as a date or as its text.
  await trpc.events.track.mutate({ name: 'signed_up', email: 'a@example.com', timestamp: new Date() });
  await trpc.events.trackMany.mutate({
    events: [{ name: 'signed_up', contactId: 'con_ada', timestamp: '2026-05-06T07:08:09.000Z' }],
  });
  await dated.events.track.mutate({ name: 'signed_up', contactId: 'con_ada', timestamp: new Date() });

  // Words and lists of them.
  await trpc.sends.list.query({ status: 'in_doubt' });
  await trpc.keys.create.mutate({ name: 'ingest', scopes: ['ingest', 'read'] });

  // Deep inputs.
  await trpc.sequences.dryRun.query({
    sequenceId: 'seq_onboarding',
    contactId: 'con_ada',
    assumptions: { events: [{ name: 'purchase', after: '2d' }], did: [{ email: 'welcome', did: 'opened' }] },
  });
}

/** Live changes, as plain JSON and with dates. */
export function changes(): void {
  trpc.sequences.onChange.subscribe(undefined, {
    onData: ({ id, data }) => {
      holds<Same<typeof id, string>>();
      holds<Same<typeof data.at, string>>();
      holds<Same<typeof data.emailId, string | null>>();
    },
    onError: (error) => void error.data?.code,
  });
  // Where a program left off that was started anew.
  trpc.sequences.onChange.subscribe({ sequenceId: 'seq_onboarding', lastEventId: '741-3' }, {});
  dated.sequences.onChange.subscribe({}, { onData: ({ data }) => holds<Same<typeof data.at, Date>>() });
}

export async function outputs(): Promise<void> {
  const contact = await trpc.contacts.get.query({ id: 'con_ada' });
  holds<Same<typeof contact.createdAt, string>>();
  holds<Same<typeof contact.timezone, string | null>>();
  holds<Same<typeof contact.suppressed, boolean>>();
  const plan: unknown = contact.properties['plan'];

  const withDates = await dated.contacts.get.query({ id: 'con_ada' });
  holds<Same<typeof withDates, OpenedContactView>>();
  const year: number = withDates.createdAt.getUTCFullYear();

  const page = await trpc.contacts.list.query();
  const emails: string[] = page.data.map((one) => one.email);
  holds<Same<typeof page.nextCursor, string | null>>();
  if (page.nextCursor !== null) {
    await trpc.contacts.list.query({ cursor: page.nextCursor });
  }
  const datedPage: Page<ContactView> = await dated.contacts.list.query();

  const sequence = await trpc.sequences.pause.mutate({ sequenceId: 'seq_onboarding' });
  switch (sequence.status) {
    case 'draft':
    case 'active':
    case 'paused':
    case 'completed':
    case 'cancelled':
      break;
    default:
      holds<Same<typeof sequence.status, never>>();
  }
  const kept: number | undefined = sequence.moved?.kept;

  const raw: string = await trpc.mailbox.raw.query({ id: 'eml_1' });
  const forgotten = await trpc.contacts.delete.mutate({ id: 'con_ada' });
  holds<Same<typeof forgotten, { inFlight: number } | undefined>>();
  console.log(plan, year, emails, datedPage.data.length, kept, raw.length);
}

// What goes in and comes out has names of its own.
export const created: RouterInputs['contacts']['create'] = { email: 'ada@example.com' };
export const nameOf = (view: RouterOutputs['sequences']['pause']): string => view.name;
holds<Same<RouterOutputs['contacts']['get']['updatedAt'], string>>();
holds<Same<inferRouterOutputs<AppRouterSuperjson>['contacts']['get']['updatedAt'], Date>>();

export function faults(error: unknown): Issue[] {
  if (error instanceof TRPCClientError) {
    const known: TRPCClientError<AppRouter> = error;
    const code: string | undefined = known.data?.code;
    const status: number | undefined = known.data?.httpStatus;
    console.log(code, status, known.data?.issues?.[0]?.path, known.data?.issues?.[0]?.line);
    return known.data?.issues ?? [];
  }
  return [];
}
