// Every query of every panel returns data from a running system, or is excused with a reason.
import { readFileSync } from 'node:fs';
import { fail, parse, source } from './options.mjs';
import { answers, choices, dashboards, hasData, isPrometheus, panelsOf } from './panels.mjs';

const usage = `usage: dashboards/check-data [options]

Asks a Prometheus that an agent exports to each query of each panel of the dashboards, as Grafana
would. Exit code 1 if one returns nothing without being excused in queried/without-data.txt, or
returns something although that says that it cannot. Needs Node 20.

  --prometheus=URL        which Prometheus (PROMETHEUS_URL)
  --interval=DURATION     the data source's scrape interval: how often the agent exports (15s)
  --faster=N              as the objectives' windows are in ./demo --stack: N times as short (1)
  --at=TIME               the moment to look at, such as 2026-11-28T17:00:00Z (now)
  --first-finding=TEXT    fails unless the first row of 'Ranked findings' holds this
  --first-query=TEXT      fails unless the first row of 'Query digest' holds this
  --help                  this text`;
const command = 'check-data';
const accepted = ['prometheus', 'interval', 'faster', 'at', 'first-finding', 'first-query'];
const ranked = {
  'first-finding': ['narrows-bottlenecks', 'Ranked findings'],
  'first-query': ['narrows-slow-queries', 'Query digest'],
};

const options = parse(command, usage, accepted, process.argv.slice(2));
const excuses = readExcuses();
const { url, shown } = await source(command, options);
const wrong = [];
const excused = new Map();
let filled = 0;

for (const dashboard of dashboards()) {
  for (const { name, values } of await choices(url, dashboard, shown)) {
    expect(`${dashboard.uid} | variable ${name}`, values.length > 0);
  }
  for (const panel of panelsOf(dashboard)) await checkPanel(dashboard, panel);
  console.log(`${dashboard.uid}: ${panelsOf(dashboard).length} panels asked`);
}
for (const key of excuses.keys()) {
  if (!excused.has(key))
    wrong.push(`without-data.txt excuses '${key}', which is no query of a panel`);
}
report();

async function checkPanel(dashboard, panel) {
  const answered = await answers(url, dashboard, panel, shown);
  for (const target of panel.targets) {
    const key = `${dashboard.uid} | ${panel.title} | ${target.refId}`;
    const answer = answered.find((one) => one.target === target);
    expect(key, isPrometheus(target) && hasData(answer.results));
  }
  for (const [option, [uid, title]] of Object.entries(ranked)) {
    if (options[option] && dashboard.uid === uid && panel.title === title) {
      checkFirst(option, title, answered[0].results);
    }
  }
}

function expect(key, has) {
  const excuse = excuses.get(key);
  if (excuse) excused.set(key, has);
  if (has) filled++;
  if (!has && !excuse) wrong.push(`no data: ${key}`);
  if (has && excuse?.when === 'never') {
    wrong.push(`there is data, and without-data.txt says there cannot be: ${key}`);
  }
}

/** Tables are sorted by their first column. */
function checkFirst(option, title, results) {
  const value = (result) => Number(result.values.at(-1)[1]);
  const [first] = results.toSorted((one, other) => value(other) - value(one));
  const row = first ? Object.values(first.metric).join(' ') : 'nothing';
  if (row.includes(options[option])) console.log(`first row of '${title}': ${row}`);
  else wrong.push(`first row of '${title}' is '${row}', not '${options[option]}'`);
}

/** dashboard | panel | query | never or run | reason */
function readExcuses() {
  const text = readFileSync(new URL('without-data.txt', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const parts = line.split(' | ');
      const [when, reason] = parts.splice(-2);
      if (!['never', 'run'].includes(when) || !reason) {
        fail(
          command,
          `without-data.txt wants 'dashboard | panel | query | never or run | reason': ${line}`,
        );
      }
      return [parts.join(' | '), { when, reason }];
    }),
  );
}

function report() {
  const empty = [...excused.values()].filter((has) => !has).length;
  console.log(`${filled} queries and variables return data, ${empty} are empty and excused`);
  for (const line of wrong) console.error(`check-data: ${line}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
