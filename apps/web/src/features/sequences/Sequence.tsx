import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../api/client';
import { useMay } from '../../api/session';
import { Link } from '../../app/router';
import { path, type Params } from '../../lib/routing';
import { count } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { ErrorState, Loading } from '../../ui/states';
import { Tabs, useTab } from '../../ui/Tabs';
import { Actions } from './Actions';
import { Flow } from './Flow';
import { Audit, Sends, Versions } from './Histories';
import { People } from './People';
import './sequences.css';

const Definition = lazy(() => import('./Definition'));
const TABS = [['flow', 'Steps'], ['people', 'People'], ['sends', 'Sends'], ['definition', 'Definition'], ['versions', 'Versions'], ['audit', 'Audit trail']] as const;

export default function Sequence({ params }: { params: Params }) {
  const sequenceId = params['sequenceId'] ?? '';
  const sequence = useQuery(api.sequences.get.queryOptions({ sequenceId }));
  const status = useQuery({ ...api.sequences.status.queryOptions({ sequenceId }), refetchInterval: 15_000 });
  const tab = useTab(TABS);
  const mayReview = useMay('review');
  if (sequence.isPending) return <Loading rows={6} />;
  if (!sequence.data) return <ErrorState error={sequence.error} retry={() => void sequence.refetch()} />;
  const it = sequence.data;
  const waits = it.status === 'draft' || it.pendingVersion !== null;
  return (
    <>
      <p className="crumbs"><Link to="/sequences">Sequences</Link></p>
      <header className="sequence-head">
        <div>
          <h1><bdi>{it.name}</bdi> <Badge status={it.status} /></h1>
          <p className="hint">
            <code>{it.id}</code>
            {it.contactId ? <> · written for <Link to={path('/contacts/:id', { id: it.contactId })}>one contact</Link></> : null}
            {it.version === null ? ' · nothing runs yet' : ` · version ${it.version} runs`}
            {it.pendingVersion === null ? '' : ` · version ${it.pendingVersion} waits for approval`}
          </p>
        </div>
        {mayReview ? <Actions sequence={it} status={status.data ?? null} /> : null}
      </header>
      {waits ? <p className="note info">Texts wait for approval. <Link to={path('/review/:id', { id: it.id })}>Review them</Link></p> : null}
      {status.data ? (
        <p className="standing">
          {count(status.data.activeEnrolments, 'person', 'people')} inside
          {status.data.heldCount ? <>, <strong>{status.data.heldCount.toLocaleString('en')} held</strong></> : null}
          {' · '}{status.data.completedCount.toLocaleString('en')} finished · {status.data.exitedCount.toLocaleString('en')} left early · {status.data.cancelledCount.toLocaleString('en')} cancelled
        </p>
      ) : <p className="standing">…</p>}
      <Tabs label="Parts of the sequence" tabs={TABS} now={tab} />
      <Suspense fallback={<Loading />}>
        {tab === 'flow' ? <Flow sequence={it} />
          : tab === 'people' ? <People sequenceId={it.id} />
            : tab === 'sends' ? <Sends sequenceId={it.id} />
              : tab === 'definition' ? <Definition key={it.id} sequence={it} />
                : tab === 'versions' ? <Versions sequence={it} />
                  : <Audit sequenceId={it.id} />}
      </Suspense>
    </>
  );
}
