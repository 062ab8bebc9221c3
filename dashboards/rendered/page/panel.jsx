// Draws one panel of its data frames: with Grafana's components where there are any.
import React, { useEffect, useState } from 'react';
import { firstValueFrom } from 'rxjs';
import {
  applyFieldOverrides,
  applyNullInsertThreshold,
  cacheFieldDisplayNames,
  dateTime,
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  nullToValue,
  transformDataFrame,
} from '@grafana/data';
import { BarGauge, BigValue, PanelChrome, TimeSeries, VizRepeater } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { framesOf } from './frames.js';
import { plugins, theme, unknown } from './grafana.js';
import { Heatmap } from './heatmap.jsx';
import { StateTimeline } from './states.jsx';

const replaceVariables = (text) => text;

async function prepared(panel, answers) {
  const transformed = await firstValueFrom(
    transformDataFrame(panel.transformations, framesOf(answers), { interpolate: replaceVariables }),
  );
  return applyFieldOverrides({
    data: transformed,
    fieldConfig: panel.fieldConfig,
    replaceVariables,
    theme,
    timeZone: 'utc',
    fieldConfigRegistry: plugins[panel.type].fieldConfigRegistry,
  });
}

function range(span) {
  const [from, to] = [dateTime(span.start * 1000), dateTime(span.end * 1000)];
  return { from, to, raw: { from, to } };
}

function Series({ panel, frames, span, width, height }) {
  const timeRange = range(span);
  let index = 0;
  // Gaps are gaps, and not lines from one end to the other.
  const ready = frames.map((frame) =>
    nullToValue(
      applyNullInsertThreshold({
        frame,
        refFieldPseudoMin: timeRange.from.valueOf(),
        refFieldPseudoMax: timeRange.to.valueOf(),
      }),
    ),
  );
  cacheFieldDisplayNames(ready);
  for (const frame of ready) {
    for (const field of frame.fields.slice(1)) {
      field.state = { ...field.state, seriesIndex: index++ };
    }
  }
  return (
    <TimeSeries
      frames={ready}
      structureRev={1}
      width={width}
      height={height}
      timeRange={timeRange}
      timeZone="utc"
      legend={panel.options.legend}
      options={panel.options}
    />
  );
}

function display(panel, frames, sparkline) {
  return getFieldDisplayValues({
    fieldConfig: panel.fieldConfig,
    reduceOptions: panel.options.reduceOptions,
    replaceVariables,
    theme,
    data: frames,
    sparkline,
    timeZone: 'utc',
  });
}

function Stat({ panel, frames, width, height }) {
  const { options } = panel;
  return (
    <VizRepeater
      width={width}
      height={height}
      source={frames}
      renderCounter={1}
      autoGrid={true}
      orientation={options.orientation}
      getValues={() => display(panel, frames, options.graphMode !== 'none')}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width: w, height: h, alignmentFactors, count }) => (
        <BigValue
          value={value.display}
          sparkline={value.sparkline}
          count={count}
          width={w}
          height={h}
          colorMode={options.colorMode}
          graphMode={options.graphMode}
          justifyMode={options.justifyMode}
          textMode={options.textMode}
          alignmentFactors={alignmentFactors}
          theme={theme}
          disableWideLayout={!options.wideLayout}
        />
      )}
    />
  );
}

function Bars({ panel, frames, width, height }) {
  const { options } = panel;
  return (
    <VizRepeater
      width={width}
      height={height}
      source={frames}
      renderCounter={1}
      itemSpacing={10}
      minVizWidth={options.minVizWidth}
      minVizHeight={options.minVizHeight}
      maxVizHeight={options.maxVizHeight}
      orientation={options.orientation}
      getValues={() => display(panel, frames, false)}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width: w, height: h, alignmentFactors, orientation }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          width={w}
          height={h}
          orientation={orientation}
          display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
          theme={theme}
          itemSpacing={10}
          lcdCellWidth={8}
          displayMode={options.displayMode}
          showUnfilled={options.showUnfilled}
          text={options.text}
          valueDisplayMode={options.valueMode}
          namePlacement={options.namePlacement}
          alignmentFactors={alignmentFactors}
        />
      )}
    />
  );
}

function Rows({ panel, frames, width, height }) {
  cacheFieldDisplayNames(frames);
  return (
    <TableNG
      data={frames[0]}
      width={width}
      height={height}
      sortBy={panel.options.sortBy}
      structureRev={1}
      noHeader={!panel.options.showHeader}
      cellHeight={panel.options.cellHeight}
      fieldConfig={panel.fieldConfig}
      getActions={() => []}
      enableVirtualization={false}
      resizable={true}
      timeRange={range({ start: 0, end: 1 })}
    />
  );
}

const drawings = {
  timeseries: Series,
  stat: Stat,
  bargauge: Bars,
  table: Rows,
  heatmap: Heatmap,
  'state-timeline': StateTimeline,
};

export function Panel({ panel, title, answers, width, height, onDrawn }) {
  const [frames, setFrames] = useState();
  const [error, setError] = useState();
  useEffect(() => {
    const wrong = unknown(panel);
    if (wrong.length > 0)
      setError(new Error(`${panel.title}: Grafana does not know ${wrong.join(', ')}`));
    else prepared(panel, answers).then(setFrames, setError);
  }, []);
  useEffect(() => {
    if (frames) onDrawn();
  }, [frames]);
  if (error) throw error;
  const Drawing = drawings[panel.type];
  const empty = frames && !frames.some(({ length }) => length > 0);
  // Grafana's own word for a panel whose queries return nothing.
  const nothing = panel.fieldConfig.defaults.noValue ?? 'No data';
  return (
    <PanelChrome
      title={title}
      description={panel.description}
      width={width}
      height={height}
      padding={panel.type === 'table' ? 'none' : 'md'}
      hoverHeader={false}
    >
      {(w, h) =>
        frames &&
        (empty ? (
          <div className="empty" style={{ width: w, height: h }}>
            {nothing}
          </div>
        ) : (
          <Drawing
            panel={panel}
            frames={frames}
            answers={answers}
            span={answers[0].span}
            width={w}
            height={h}
          />
        ))
      }
    </PanelChrome>
  );
}
