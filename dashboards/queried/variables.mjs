// Puts values into queries as Grafana does: a dashboard's variables, and those of its own.

/** What a dashboard shows: until when, how far back, and how often data comes; in seconds. */
export function span({ end, rangeSeconds, exportSeconds, points = 600 }) {
  const stepSeconds = Math.max(exportSeconds, Math.ceil(rangeSeconds / points));
  return {
    start: end - rangeSeconds,
    end,
    rangeSeconds,
    stepSeconds,
    builtIn: {
      // As Grafana's data source says: four exports, or a step and one where that is longer.
      __rate_interval: `${Math.max(stepSeconds + exportSeconds, 4 * exportSeconds)}s`,
      __interval: `${stepSeconds}s`,
      __range: `${Math.round(rangeSeconds)}s`,
      __range_s: `${Math.round(rangeSeconds)}`,
    },
  };
}

const units = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };

/** Seconds of a Grafana duration such as 30d. */
export function seconds(duration) {
  const [, number, unit] = /^(\d+)([smhdw])$/.exec(duration) ?? [];
  if (!unit) throw new Error(`'${duration}' is no duration such as 15s, 10m or 30d`);
  return number * units[unit];
}

/** $name, ${name} and ${name:format}; a name that nobody has given a value is an error. */
export function expand(text, values) {
  return text.replace(/\$(?:(\w+)|\{(\w+)(?::\w+)?\})/g, (whole, plain, braced) => {
    const name = plain ?? braced;
    // label_replace's $1 is Prometheus' own.
    if (/^\d+$/.test(name)) return whole;
    if (!(name in values)) throw new Error(`no value for ${whole} in ${text}`);
    return values[name];
  });
}

/**
 * Names of recorded objectives whose windows are so many times as short, as in ./demo --stack:
 * slo:sli_error:ratio_rate1h is ratio_rate2m there.
 */
export function quickened(expr, faster) {
  return expr.replace(/\b(slo:sli_\w+:(?:ratio_)?rate)(\d+[smhd])\b/g, (_, name, window) => {
    const short = seconds(window) / faster;
    const [unit, size] = Object.entries(units)
      .reverse()
      .find(([, one]) => short % one === 0);
    return `${name}${short / size}${unit}`;
  });
}

/** What each variable of a dashboard stands for before a reader has chosen anything. */
export function initial(dashboard) {
  const values = {};
  for (const { name, type, current, allValue } of dashboard.templating.list) {
    if (type === 'datasource') values[name] = name;
    else values[name] = current.value === '$__all' ? allValue : current.value;
    if (values[name] === undefined) throw new Error(`variable ${name} begins without a value`);
  }
  return values;
}
