import { useEffect, useRef, useState } from 'react';

export type Bar = { label: string; tick?: string; parts: number[] };
type Props = { title: string; series: { name: string; tone: string }[]; bars: Bar[] };

const HEIGHT = 180;
const FOOT = 24;
const LEFT = 36;

/** Stacked bars, drawn here; the same figures stand in a table below. */
export function BarChart({ title, series, bars }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(200, entry.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const most = Math.max(1, ...bars.map((bar) => bar.parts.reduce((sum, part) => sum + part, 0)));
  const top = nice(most);
  const tall = HEIGHT - FOOT - 8;
  const step = (width - LEFT) / Math.max(1, bars.length);
  const every = Math.max(1, Math.ceil(56 / step));
  const y = (value: number): number => 8 + tall - (value / top) * tall;
  return (
    <figure className="chart">
      <figcaption>
        <span>{title}</span>
        {series.length > 1 ? <span className="legend">{series.map((one) => <span key={one.name}><i className={`dot ${one.tone}`} />{one.name}</span>)}</span> : null}
      </figcaption>
      <div ref={box}>
        <svg width={width} height={HEIGHT} role="img" aria-label={`${title}. The figures are in the table below.`}>
          {[0, top / 2, top].map((value) => (
            <g key={value}>
              <line className="rule" x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
              {Number.isInteger(value) ? <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">{value.toLocaleString('en')}</text> : null}
            </g>
          ))}
          {bars.map((bar, at) => {
            let below = 0;
            return (
              <g key={bar.label}>
                {bar.parts.map((part, which) => {
                  const from = below;
                  below += part;
                  return part === 0 ? null : (
                    <rect key={which} className={`bar ${series[which]?.tone ?? ''}`} x={LEFT + at * step + step * 0.15} width={Math.max(1, step * 0.7)} y={y(below)} height={y(from) - y(below)} rx="1">
                      <title>{`${bar.label}: ${series[which]?.name ?? ''} ${part.toLocaleString('en')}`}</title>
                    </rect>
                  );
                })}
                {at % every === 0 && LEFT + at * step + step / 2 < width - 16 ? <text x={LEFT + at * step + step / 2} y={HEIGHT - 6} textAnchor="middle">{bar.tick ?? bar.label}</text> : null}
              </g>
            );
          })}
        </svg>
      </div>
      <details>
        <summary>As a table</summary>
        <div className="table" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead><tr><th scope="col">When</th>{series.map((one) => <th key={one.name} scope="col" className="end">{one.name}</th>)}</tr></thead>
            <tbody>{bars.map((bar) => <tr key={bar.label}><th scope="row">{bar.label}</th>{bar.parts.map((part, which) => <td key={which} className="end">{part.toLocaleString('en')}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function nice(most: number): number {
  if (most <= 2) return 2;
  const size = 10 ** Math.floor(Math.log10(most));
  for (const step of [1, 2, 4, 6, 8, 10]) if (most <= step * size) return step * size;
  return 10 * size;
}
