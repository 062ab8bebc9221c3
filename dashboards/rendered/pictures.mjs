// Draws every dashboard of what a real Prometheus answers, and takes a picture of each.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, parse, source } from '../queried/options.mjs';
import { answers, choices, dashboards, isPrometheus } from '../queried/panels.mjs';
import { expand, initial } from '../queried/variables.mjs';
import UPNG from 'upng-js';
import { Browser } from './browser.mjs';
import { bundle } from './build.mjs';
import { layout } from './layout.mjs';

const usage = `usage: dashboards/pictures [options]

Draws each dashboard with Grafana's own component libraries from what a Prometheus answers, and
writes a picture of each. Fails if a panel has a type, an option or a transformation that Grafana
does not know, or if drawing it fails. Needs Node 20, npm and Chromium (CHROMIUM says which).

  --prometheus=URL        which Prometheus (PROMETHEUS_URL)
  --interval=DURATION     the data source's scrape interval: how often the agent exports (15s)
  --faster=N              as the objectives' windows are in ./demo --stack: N times as short (1)
  --at=TIME               the moment to draw, such as 2026-11-28T17:00:00Z (now)
  --out=FOLDER            where to write the pictures (docs/dashboards)
  --only=UID              only this dashboard, such as narrows-jvm
  --help                  this text`;
const command = 'pictures';
const width = 1400;
const headPixels = 76;
const footPixels = 40;
const drawingMillis = 60_000;

const options = parse(
  command,
  usage,
  ['prometheus', 'interval', 'faster', 'at', 'out', 'only'],
  process.argv.slice(2),
);
const chosen = dashboards().filter(({ uid }) => !options.only || uid === options.only);
if (chosen.length === 0) {
  fail(
    command,
    `--only=${options.only}: there are ${dashboards()
      .map(({ uid }) => uid)
      .join(', ')}`,
  );
}
const { url, shown } = await source(command, options);
const work = process.env.NARROWS_PICTURES_WORK;
const out = resolve(options.out ?? process.env.NARROWS_PICTURES_OUT);
mkdirSync(out, { recursive: true });
console.log("bundling Grafana's libraries");
await bundle(work);
const browser = new Browser(process.env.CHROMIUM || 'chromium');
try {
  for (const dashboard of chosen) await picture(dashboard);
} catch (wrong) {
  console.error(`pictures: ${wrong.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}

async function picture(dashboard) {
  const page = await content(dashboard);
  const file = join(work, `${dashboard.uid}.html`);
  writeFileSync(file, html(page));
  const tab = await browser.open(pathToFileURL(file).href, width, page.height);
  await drawn(tab, dashboard.uid, Object.keys(page.answers).length);
  const { data } = await tab.send('Page.captureScreenshot', { format: 'png' });
  await tab.close();
  const target = join(out, `${dashboard.uid.replace('narrows-', '')}.png`);
  writeFileSync(target, small(Buffer.from(data, 'base64')));
  console.log(
    `${target}: ${Object.keys(page.answers).length} panels, ${Math.ceil(statSync(target).size / 1000)} kB`,
  );
}

/** The same picture in 256 colours: a third of the size. */
function small(png) {
  const image = UPNG.decode(png);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}

async function drawn(tab, uid, panels) {
  const until = Date.now() + drawingMillis;
  let count = 0;
  while (count !== panels) {
    await new Promise((wake) => setTimeout(wake, 200));
    const errors = await tab.evaluate('window.errors');
    if (errors?.length > 0) throw new Error(`${uid}: ${errors[0]}`);
    count = await tab.evaluate('window.drawnPanels?.()');
    if (Date.now() > until) throw new Error(`${uid}: only ${count} of ${panels} panels were drawn`);
  }
  // What the last panel has put on its canvas is painted two frames later.
  await tab.send('Runtime.evaluate', {
    expression:
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300))))',
    awaitPromise: true,
  });
  const errors = await tab.evaluate('window.errors');
  if (errors.length > 0) throw new Error(`${uid}: ${errors[0]}`);
}

async function content(dashboard) {
  const values = titles(dashboard);
  const placed = layout(dashboard.panels, width).map((one) => ({
    ...one,
    title: expand(one.panel.title, values),
  }));
  const open = dashboard.panels.filter(({ type }) => type !== 'row');
  const answered = {};
  for (const panel of open) {
    if (!panel.targets.every(isPrometheus))
      throw new Error(`${panel.title} needs more than Prometheus: close its row`);
    answered[panel.id] = await answers(url, dashboard, panel, shown);
  }
  const bottom = Math.max(...placed.map(({ top, height }) => top + height));
  return {
    dashboard: dashboard.uid,
    title: dashboard.title,
    placed,
    answers: answered,
    width,
    variables: await chosenValues(dashboard),
    note:
      (shown.faster > 1
        ? `windows and periods of objectives are ${shown.faster} times as short; `
        : '') +
      "rendered with Grafana's component libraries from a real Prometheus, not by a Grafana server; " +
      'heat maps and state timelines are approximations',
    height: headPixels + bottom + footPixels,
  };
}

/** In titles Grafana writes what a reader has chosen, and not its regular expression. */
function titles(dashboard) {
  const values = initial(dashboard);
  for (const { name, current } of dashboard.templating.list) {
    if (current.value === '$__all') values[name] = 'All';
  }
  return values;
}

async function chosenValues(dashboard) {
  const found = await choices(url, dashboard, shown);
  return dashboard.templating.list
    .filter(({ type }) => type !== 'datasource')
    .map(({ name, label, current }) => {
      const values = found.find((one) => one.name === name)?.values;
      return [label, values ? `${current.text} (${values.length})` : current.text];
    });
}

function html(page) {
  // A closing script tag in a query's text would end the script.
  const data = JSON.stringify(page).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="main.css">
<link rel="stylesheet" href="page.css"><body><div id="root"></div>
<script>window.__grafana_public_path__ = ${JSON.stringify(`${pathToFileURL(work).href}/public/`)};
window.shown = ${data};</script><script src="main.js"></script>`;
}
