import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dashboards, hasData, panelsOf } from './panels.mjs';
import { expand, initial, quickened, seconds, span } from './variables.mjs';

test('rateInterval_isFourExports', () => {
  assert.equal(
    span({ end: 900, rangeSeconds: 900, exportSeconds: 15 }).builtIn.__rate_interval,
    '60s',
  );
});

test('rateInterval_ofAWideRange_isAStepAndAnExport', () => {
  const { stepSeconds, builtIn } = span({ end: 0, rangeSeconds: 86400, exportSeconds: 15 });
  assert.equal(stepSeconds, 144);
  assert.equal(builtIn.__rate_interval, '159s');
});

test('expand_bothForms_andLeavesLabelReplaceAlone', () => {
  assert.equal(expand('$a ${a} ${a:regex} "$1" $ab', { a: 'x', ab: 'y' }), 'x x x "$1" y');
});

test('expand_aVariableWithoutValue_isAnError', () => {
  assert.throws(() => expand('$missing', {}), /no value for \$missing/);
});

test('quickened_objectives_haveTheWindowsOfTheDemo', () => {
  assert.equal(quickened('slo:sli_error:ratio_rate5m', 30), 'slo:sli_error:ratio_rate10s');
  assert.equal(quickened('slo:sli_bad:rate6h / 2', 30), 'slo:sli_bad:rate12m / 2');
  assert.equal(quickened('slo:sli_error:ratio_rate3d', 30), 'slo:sli_error:ratio_rate144m');
  assert.equal(quickened('rate(x[5m])', 30), 'rate(x[5m])');
});

test('quickened_once_changesNothing', () => {
  for (const window of ['5m', '1h', '6h', '3d']) {
    const name = `slo:sli_error:ratio_rate${window}`;
    assert.equal(quickened(name, 1), name);
  }
});

test('seconds_ofSomethingElse_saysWhatIsAccepted', () => {
  assert.throws(() => seconds('soon'), /15s, 10m or 30d/);
});

test('hasData_needsAFiniteNumber', () => {
  assert.equal(
    hasData([
      {
        values: [
          [1, 'NaN'],
          [2, '+Inf'],
        ],
      },
    ]),
    false,
  );
  assert.equal(
    hasData([
      {
        values: [
          [1, 'NaN'],
          [2, '0'],
        ],
      },
    ]),
    true,
  );
  assert.equal(hasData([]), false);
});

test('everyQuery_ofEveryDashboard_hasAllItsVariables', () => {
  const { builtIn } = span({ end: 900, rangeSeconds: 900, exportSeconds: 15 });
  for (const dashboard of dashboards()) {
    for (const target of panelsOf(dashboard).flatMap(({ targets }) => targets)) {
      if (target.expr)
        assert.doesNotMatch(expand(target.expr, { ...initial(dashboard), ...builtIn }), /\$[a-z_]/);
    }
  }
});
