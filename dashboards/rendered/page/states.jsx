// An approximation of Grafana's state timeline: its panel is in no library.
import React from 'react';
import { getFieldDisplayName } from '@grafana/data';
import { theme } from './grafana.js';

const left = 330;
const bottom = 22;

export function StateTimeline({ frames, span, width, height }) {
  const x = (seconds) => left + ((width - left) * (seconds - span.start)) / span.rangeSeconds;
  const rowHeight = Math.min(26, (height - bottom) / frames.length);
  const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19);
  return (
    <svg width={width} height={height} fill={theme.colors.text.secondary} fontSize="11">
      {frames.map((frame, row) => {
        const [times, field] = frame.fields;
        return (
          <g key={row} transform={`translate(0 ${row * rowHeight})`}>
            <text x={left - 8} y={rowHeight / 2 + 4} textAnchor="end">
              {getFieldDisplayName(field, frame)}
            </text>
            {field.values.map(
              (value, i) =>
                value !== null && (
                  <rect
                    key={i}
                    x={x(times.values[i] / 1000)}
                    y={rowHeight * 0.1}
                    width={Math.max(1, x(span.stepSeconds) - x(0))}
                    height={rowHeight * 0.8}
                    fill={field.display(value).color}
                  />
                ),
            )}
          </g>
        );
      })}
      {[0.1, 0.5, 0.9].map((part) => (
        <text key={part} x={left + (width - left) * part} y={height - 6} textAnchor="middle">
          {time(span.start + span.rangeSeconds * part)}
        </text>
      ))}
    </svg>
  );
}
