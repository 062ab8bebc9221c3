// What the two commands have in common on their command line.
import { seconds } from './variables.mjs';
import { recorded } from './prometheus.mjs';

/** Values by name; fails with what is accepted. Flags without a value are true. */
export function parse(command, usage, accepted, given) {
  const options = {};
  for (let i = 0; i < given.length; i++) {
    if (given[i] === '--help' || given[i] === '-h') {
      console.log(usage);
      process.exit(0);
    }
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(given[i]) ?? [];
    if (!accepted.includes(name)) {
      fail(command, `unknown option '${given[i]}'; there are --${accepted.join(', --')}, --help`);
    }
    options[name] = inline ?? given[++i];
    if (!options[name]) fail(command, `--${name} wants a value`);
  }
  return options;
}

export function fail(command, message) {
  console.error(`${command}: ${message}`);
  process.exit(2);
}

/** Which Prometheus, and which time of it. */
export async function source(command, options) {
  const url = (options.prometheus ?? process.env.PROMETHEUS_URL ?? '').replace(/\/$/, '');
  if (!/^https?:\/\//.test(url)) {
    fail(
      command,
      `--prometheus or PROMETHEUS_URL wants a URL such as http://127.0.0.1:9090, not '${url}'`,
    );
  }
  let exportSeconds;
  try {
    exportSeconds = seconds(options.interval ?? '15s');
  } catch (wrong) {
    fail(command, `--interval: ${wrong.message}`);
  }
  const faster = Number(options.faster ?? '1');
  if (!(Number.isInteger(faster) && faster > 0))
    fail(command, `--faster wants a number such as 30, not '${options.faster}'`);
  const at = options.at ? Date.parse(options.at) / 1000 : Date.now() / 1000;
  if (Number.isNaN(at))
    fail(command, `--at wants a time such as 2026-11-28T17:00:00Z, not '${options.at}'`);
  try {
    const { first, last } = await recorded(url, at);
    const rangeSeconds = Math.max(last - first, 60);
    return { url, shown: { end: last, rangeSeconds, exportSeconds, faster } };
  } catch (unreachable) {
    fail(command, `${url}: ${unreachable.cause?.message ?? unreachable.message}`);
  }
}
