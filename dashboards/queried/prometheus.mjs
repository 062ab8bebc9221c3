// The HTTP API of Prometheus, as far as Grafana asks it.

const timeoutMillis = 30_000;

async function get(url, path, parameters) {
  const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(parameters)}`, {
    signal: AbortSignal.timeout(timeoutMillis),
  });
  const body = await response.json().catch(() => ({ error: `status ${response.status}` }));
  if (body.status !== 'success') throw new Error(`${body.error}: ${JSON.stringify(parameters)}`);
  return body.data;
}

/** Each result is {metric, values: [[seconds, text], ...]}; one value of each where instant. */
export async function query(url, expr, instant, { start, end, stepSeconds }) {
  if (instant) {
    const { result } = await get(url, 'query', { query: expr, time: end });
    return result.map(({ metric, value }) => ({ metric, values: [value] }));
  }
  const step = stepSeconds;
  const aligned = { start: Math.ceil(start / step) * step, end: Math.floor(end / step) * step };
  return (await get(url, 'query_range', { query: expr, ...aligned, step })).result;
}

/** Each result is {seriesLabels, exemplars: [{labels, value, timestamp}, ...]}. */
export function exemplars(url, expr, { start, end }) {
  return get(url, 'query_exemplars', { query: expr, start, end });
}

/** What a variable offers: the values of label_values(selector, label). */
export async function labelValues(url, definition, { start, end }) {
  const [, selector, label] = /^label_values\((.+),\s*(\w+)\)$/s.exec(definition) ?? [];
  if (!label) throw new Error(`'${definition}' is no label_values(selector, label)`);
  return get(url, `label/${label}/values`, { 'match[]': selector, start, end });
}

/** When the agent's newest sample was taken, and the oldest of the last hour, in seconds. */
export async function recorded(url, at) {
  const series = 'narrows_agent_cpu_time_seconds_total';
  const samples = await get(url, 'query', { query: `${series}[1h]`, time: at });
  const times = samples.result.flatMap(({ values }) => values.map(([time]) => time));
  if (times.length === 0) throw new Error(`${url} has no ${series}: does an agent export to it?`);
  return { first: Math.min(...times), last: Math.max(...times) };
}
