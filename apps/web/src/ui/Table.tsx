import { useRef, useState, type Key, type ReactNode } from 'react';

export type Column<T> = { title: string; cell: (row: T) => ReactNode; end?: boolean };
type Props<T> = { label: string; rows: readonly T[]; columns: readonly Column<T>[]; rowKey: (row: T) => Key; onEnd?: () => void };

const ROW = 48;
const AHEAD = 10;
const MANY = 100;

/** A table; of more than 100 rows only those in sight are in the page. `onEnd`: the last rows came into sight, load more. */
export function Table<T>({ label, rows, columns, rowKey, onEnd }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const isLong = rows.length > MANY;
  const height = box.current?.clientHeight ?? 600;
  const first = isLong ? Math.max(0, Math.floor(top / ROW) - AHEAD) : 0;
  const last = isLong ? Math.min(rows.length, Math.ceil((top + height) / ROW) + AHEAD) : rows.length;
  return (
    <div
      ref={box}
      className={isLong ? 'table long' : 'table'}
      role="region"
      aria-label={label}
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
        setTop(scrollTop);
        if (scrollTop + clientHeight > scrollHeight - 10 * ROW) onEnd?.();
      }}
    >
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr>{columns.map((column) => <th key={column.title} scope="col" className={column.end ? 'end' : undefined}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {first > 0 ? <tr aria-hidden="true" style={{ height: first * ROW }}><td colSpan={columns.length} /></tr> : null}
          {rows.slice(first, last).map((row, at) => (
            <tr key={rowKey(row)} aria-rowindex={first + at + 2}>
              {columns.map((column) => <td key={column.title} data-title={column.title} className={column.end ? 'end' : undefined}>{column.cell(row)}</td>)}
            </tr>
          ))}
          {last < rows.length ? <tr aria-hidden="true" style={{ height: (rows.length - last) * ROW }}><td colSpan={columns.length} /></tr> : null}
        </tbody>
      </table>
    </div>
  );
}
