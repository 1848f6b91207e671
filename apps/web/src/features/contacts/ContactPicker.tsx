import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { Search } from '../../ui/Listing';
import { nameOf } from './names';

type Props = { label: string; value: string | null; onChange: (contactId: string | null) => void; none?: string };

/** One of the contacts: found by a search, then chosen. */
export function ContactPicker({ label, value, onChange, none = 'Nobody chosen' }: Props) {
  const [search, setSearch] = useState('');
  const contacts = useQuery({ ...api.contacts.list.queryOptions({ limit: 20, ...(search ? { search } : {}) }), placeholderData: (before) => before });
  const found = contacts.data?.data ?? [];
  const chosen = useQuery({ ...api.contacts.get.queryOptions({ id: value ?? '' }), enabled: value !== null && !found.some((one) => one.id === value) });
  const all = chosen.data && value !== null && !found.some((one) => one.id === value) ? [chosen.data, ...found] : found;
  return (
    <div className="pick-contact">
      <Search label={`${label}: find by name or address`} placeholder="Find a contact" value={search} onChange={setSearch} />
      <select aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{none}</option>
        {all.map((one) => <option key={one.id} value={one.id}>{nameOf(one.properties) ?? one.email}</option>)}
      </select>
      {contacts.isError && !contacts.data ? <span className="problem">Contacts could not be loaded.</span> : search && found.length === 0 && contacts.data ? <span className="hint">Nobody is called that.</span> : null}
    </div>
  );
}
