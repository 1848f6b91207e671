import type { AppRouter, RouterInputs, RouterOutputs } from '@espalier/router';
import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { isAway, isSignedOut } from './trouble';
import { session } from './session';

export type In = RouterInputs;
export type Out = RouterOutputs;
export type Email = Out['sequences']['getEmail'];
export type Sequence = Out['sequences']['get'];

function noticed(error: unknown): void {
  if (isSignedOut(error)) session.expired();
}

const MANY_PAGES = 10;

/** A list of which somebody loaded so many pages that all of them are not asked for again at each change. */
export const isLong = (query: Pick<Query, 'state'>): boolean => ((query.state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) > MANY_PAGES;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticed }),
  mutationCache: new MutationCache({ onError: noticed }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => isAway(error) && times < 4,
      retryDelay: (times) => Math.min(500 * 2 ** times, 5_000),
      networkMode: 'always',
      refetchOnWindowFocus: (query) => !isLong(query),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Queries go by POST too: what is typed into a preview does not fit into an address. */
export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc' }),
      false: httpBatchStreamLink({ url: '/trpc', methodOverride: 'POST', maxItems: 20 }),
    }),
  ],
});

export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
