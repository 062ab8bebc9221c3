// What the objectives of an SLO file mean for a load test. The file is the only place where they
// stand: `java -jar narrows.jar slo objectives FILE` reads it, and this counts the same events as
// the rules in Prometheus do, bad ones and all of them.
import { Counter, Rate } from 'k6/metrics';

const REQUESTS = 'http.server.request.duration';

const bad = new Rate('slo_bad');
const events = new Counter('slo_events');

/** Those that can be judged from outside: they are about requests. */
export function visible(objectives) {
  return objectives.filter((it) => it.metric === REQUESTS);
}

/** One for each objective: no more bad events than its budget, and one event at least. */
export function thresholds(objectives) {
  const all = {};
  for (const it of visible(objectives)) {
    all[`slo_bad{slo:${it.id}}`] = [`rate<=${it.budget}`];
    all[`slo_events{slo:${it.id}}`] = ['count>0'];
  }
  return all;
}

/** Counts an answer for every objective that its route belongs to. */
export function judge(objectives, route, response) {
  const failed = response.status === 0 || response.status >= 500;
  for (const it of visible(objectives)) {
    const isAbout = it.route === undefined || new RegExp(`^(?:${it.route})$`).test(route);
    // As in the rules: what fails is a matter of availability, not of time.
    if (isAbout && !(failed && it.thresholdSeconds !== undefined)) {
      const slow = response.timings.duration > it.thresholdSeconds * 1000;
      bad.add(it.thresholdSeconds === undefined ? failed : slow, { slo: it.id });
      events.add(1, { slo: it.id });
    }
  }
}
