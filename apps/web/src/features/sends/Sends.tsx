import { api, client } from '../../api/client';
import { useSearch } from '../../app/router';
import { Filter, usePages } from '../../ui/Listing';
import { sendFilter, sendStatus, SendTable } from './SendTable';

export default function Sends() {
  const [params, setParams] = useSearch();
  const status = sendStatus(params.get('status'));
  const sendsOf = { limit: 100, ...(status ? { status } : {}) };
  const sends = usePages([...api.sends.list.pathKey(), 'pages', sendsOf], (at, signal) => client.sends.list.query({ ...sendsOf, ...at }, { signal }));
  return (
    <>
      <header className="listing-head">
        <h1>Sends</h1>
        <Filter label="Status" value={status} options={sendFilter} onChange={(next) => setParams({ status: next })} />
      </header>
      <SendTable label="Sends, oldest planned first" pages={sends} of="all" empty={status ? 'No send is in this state' : 'Nothing was planned yet'} />
    </>
  );
}
