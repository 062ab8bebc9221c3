// An approximation of Grafana's heatmap of buckets: its panel is in no library.
import React from 'react';
import { formattedValueToString, getValueFormat } from '@grafana/data';
import { theme } from './grafana.js';

const left = 60;
const bottom = 22;

/** Counts of each bucket alone; Prometheus counts everything up to its bound. */
function rows(results) {
  const bound = ({ metric }) => Number(metric.le.replace('+Inf', 'Infinity'));
  const sorted = [...results].sort((one, other) => bound(one) - bound(other));
  return sorted.map((result, row) => {
    const below = new Map(row > 0 ? sorted[row - 1].values : []);
    const counts = result.values.map(([time, value]) => [
      time,
      Number(value) - Number(below.get(time) ?? 0),
    ]);
    return { bound: bound(result), counts };
  });
}

export function Heatmap({ panel, answers, span, width, height }) {
  const buckets = rows(answers[0].results);
  const most = Math.max(...buckets.flatMap(({ counts }) => counts.map(([, count]) => count)));
  const cellHeight = (height - bottom) / buckets.length;
  const cellWidth = ((width - left) * span.stepSeconds) / span.rangeSeconds;
  const x = (time) => left + ((width - left) * (time - span.start)) / span.rangeSeconds;
  const y = (row) => height - bottom - (row + 1) * cellHeight;
  const format = getValueFormat(panel.options.yAxis.unit);
  const label = (bound) => (Number.isFinite(bound) ? formattedValueToString(format(bound)) : '∞');
  const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19);
  const fill = theme.visualization.getColorByName('dark-orange');
  const { exponent } = panel.options.color;
  return (
    <svg width={width} height={height} fill={theme.colors.text.secondary} fontSize="11">
      {buckets.flatMap(({ counts }, row) =>
        counts
          .filter(([, count]) => count > 0.01)
          .map(([at, count]) => (
            <rect
              key={`${row} ${at}`}
              x={Math.max(left, x(at) - cellWidth)}
              y={y(row)}
              width={Math.max(1, cellWidth - 1)}
              height={Math.max(1, cellHeight - 1)}
              fill={fill}
              fillOpacity={0.12 + 0.88 * (count / most) ** exponent}
            />
          )),
      )}
      {buckets.map(
        ({ bound }, row) =>
          row % 2 === 0 && (
            <text key={row} x={left - 6} y={y(row) + 4} textAnchor="end">
              {label(bound)}
            </text>
          ),
      )}
      {[0.1, 0.3, 0.5, 0.7, 0.9].map((part) => (
        <text key={part} x={left + (width - left) * part} y={height - 6} textAnchor="middle">
          {time(span.start + span.rangeSeconds * part)}
        </text>
      ))}
    </svg>
  );
}
