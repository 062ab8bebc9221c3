// Turns answers of Prometheus into data frames, as Grafana's data source does.
import { FieldType } from '@grafana/data';

const number = (text) => (text === 'NaN' ? null : Number(text.replace('Inf', 'Infinity')));

/** A legend such as '{{le}} of {{job}}'; without one, the labels. */
function legend(format, labels) {
  if (format) return format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => labels[name] ?? '');
  const { __name__: name = '', ...rest } = labels;
  return `${name}{${Object.entries(rest)
    .map(([key, value]) => `${key}="${value}"`)
    .join(', ')}}`;
}

function series({ target, span }, { metric, values }) {
  const interval = span.stepSeconds * 1000;
  return {
    refId: target.refId,
    length: values.length,
    fields: [
      {
        name: 'Time',
        type: FieldType.time,
        config: { interval },
        values: values.map(([time]) => time * 1000),
      },
      {
        name: 'Value',
        type: FieldType.number,
        labels: metric,
        config: { displayNameFromDS: legend(target.legendFormat, metric) },
        values: values.map(([, value]) => number(value)),
      },
    ],
  };
}

/** One row for each result, one field for each label. With one query the value is just 'Value'. */
function table({ target, results }, single) {
  const labels = [...new Set(results.flatMap(({ metric }) => Object.keys(metric)))].sort();
  const field = (name, type, values) => ({ name, type, config: {}, values });
  return {
    refId: target.refId,
    length: results.length,
    fields: [
      field(
        'Time',
        FieldType.time,
        results.map(({ values }) => values[0][0] * 1000),
      ),
      ...labels.map((label) =>
        field(
          label,
          FieldType.string,
          results.map(({ metric }) => metric[label] ?? ''),
        ),
      ),
      field(
        single ? 'Value' : `Value #${target.refId}`,
        FieldType.number,
        results.map(({ values }) => number(values[0][1])),
      ),
    ],
  };
}

export function framesOf(answers) {
  const tables = answers.filter(
    ({ target, results }) => target.format === 'table' && results.length > 0,
  );
  return tables.length > 0
    ? tables.map((answer) => table(answer, tables.length === 1))
    : answers.flatMap((answer) => answer.results.map((result) => series(answer, result)));
}
