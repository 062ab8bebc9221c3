// Visitors of the sample shop, held to its objectives. Started by `run` beside this file.
import http from 'k6/http';
import { judge, thresholds, visible } from './objectives.js';

const SHOP = __ENV.SHOP;
const objectives = JSON.parse(open(__ENV.OBJECTIVES));

// An open loop: visitors come whether or not the shop has answered those before.
const visitors = {
  executor: 'constant-arrival-rate',
  rate: Number(__ENV.RATE),
  preAllocatedVUs: 50,
  maxVUs: 500,
};
const WARM_UP = `${__ENV.WARM_UP}s`;

export const options = {
  scenarios: {
    // What has just started is being compiled; nobody judges that.
    warm_up: { ...visitors, duration: WARM_UP, gracefulStop: '0s', exec: 'visit' },
    visitors: { ...visitors, duration: `${__ENV.SECONDS}s`, startTime: WARM_UP, exec: 'judged' },
  },
  thresholds: thresholds(objectives),
  discardResponseBodies: true,
};

const between = (first, last) => first + Math.floor(Math.random() * (last - first + 1));
const oneOf = (values) => values[between(0, values.length - 1)];
const json = { headers: { 'Content-Type': 'application/json' } };

// How many of a hundred, the route as the shop calls it, and a request of it.
const visits = [
  [30, '/products/{id}', () => http.get(`${SHOP}/products/${between(1, 2000)}`)],
  [15, '/products', () => http.get(`${SHOP}/products?category=${oneOf(['books', 'garden', 'toys'])}`)],
  [15, '/customers/{customer}/basket', () => http.get(`${SHOP}/customers/${between(1201, 5000)}/basket`)],
  [20, '/customers/{customer}/orders', () => http.get(`${SHOP}/customers/${between(1, 1200)}/orders`)],
  [10, '/orders', () => http.post(`${SHOP}/orders`, purchase(), json)],
  [10, '/shipping-options', () =>
    http.get(`${SHOP}/shipping-options?postcode=${between(10000, 99999)}&grams=${between(200, 9000)}`)],
];

function purchase() {
  const lines = [{ product: between(1, 2000), quantity: 2 }];
  return JSON.stringify({ customer: between(1201, 5000), region: oneOf(['north', 'south']), lines });
}

export function setup() {
  const seen = visible(objectives).map((it) => it.id);
  const unseen = objectives.map((it) => it.id).filter((id) => !seen.includes(id));
  console.log(`held to ${seen.join(', ')}`);
  if (unseen.length > 0) {
    console.log(`not to be seen from outside: ${unseen.join(', ')}`);
  }
}

export function visit() {
  let draw = between(1, 100);
  const [, route, send] = visits.find(([share]) => (draw -= share) <= 0);
  return { route, response: send() };
}

export function judged() {
  const { route, response } = visit();
  judge(objectives, route, response);
}
