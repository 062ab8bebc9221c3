// The dashboards as they are committed, and what Prometheus answers to their panels.
import { readdirSync, readFileSync } from 'node:fs';
import { exemplars, labelValues, query } from './prometheus.mjs';
import { expand, initial, quickened, seconds, span } from './variables.mjs';

const folder = new URL('../grafana/', import.meta.url);

export function dashboards() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
}

/** All panels but rows, those in closed rows too. */
export function panelsOf(dashboard) {
  return dashboard.panels.flatMap((panel) =>
    panel.type === 'row' ? (panel.panels ?? []) : [panel],
  );
}

export function isPrometheus(target) {
  return target.datasource.type === 'prometheus';
}

/** What a panel shows: its targets, each with the results of its query. */
export async function answers(url, dashboard, panel, shown) {
  const over = panel.timeFrom
    ? span({ ...shown, rangeSeconds: seconds(panel.timeFrom) / shown.faster })
    : span(shown);
  const values = { ...initial(dashboard), ...over.builtIn };
  const answered = [];
  for (const target of panel.targets.filter(isPrometheus)) {
    const expr = quickened(expand(target.expr, values), shown.faster);
    answered.push({
      target,
      expr,
      span: over,
      results: await query(url, expr, target.instant, over),
      exemplars: target.exemplar ? await exemplars(url, expr, over) : [],
    });
  }
  return answered;
}

/** The choices of each variable that asks Prometheus. */
export async function choices(url, dashboard, shown) {
  const over = span(shown);
  const values = { ...initial(dashboard), ...over.builtIn };
  const asked = dashboard.templating.list.filter(({ type }) => type === 'query');
  return Promise.all(
    asked.map(async ({ name, query: definition }) => ({
      name,
      values: await labelValues(url, expand(definition, values), over),
    })),
  );
}

/** Whether there is anything to draw: NaN and infinite are not. */
export function hasData(results) {
  return results.some(({ values }) => values.some(([, value]) => Number.isFinite(Number(value))));
}
