// What Grafana does when it starts, as far as its libraries need it to draw a panel.
import {
  PanelPlugin,
  booleanOverrideProcessor,
  createTheme,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  locationUtil,
  numberOverrideProcessor,
  dataLinksOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

const nothing = () => null;

const standard = {
  displayName: displayNameOverrideProcessor,
  unit: unitOverrideProcessor,
  min: numberOverrideProcessor,
  max: numberOverrideProcessor,
  decimals: numberOverrideProcessor,
  noValue: stringOverrideProcessor,
  fieldMinMax: booleanOverrideProcessor,
  filterable: booleanOverrideProcessor,
  color: identityOverrideProcessor,
  thresholds: thresholdsOverrideProcessor,
  mappings: valueMappingsOverrideProcessor,
  links: dataLinksOverrideProcessor,
};

// Grafana registers these in each panel's plugin; another one would be dropped silently.
const custom = {
  timeseries: {
    drawStyle: 'line',
    lineInterpolation: 'linear',
    lineWidth: 1,
    lineStyle: undefined,
    fillOpacity: 0,
    gradientMode: 'none',
    showPoints: 'auto',
    pointSize: 5,
    spanNulls: false,
    barAlignment: 0,
    barWidthFactor: 0.6,
    stacking: { mode: 'none', group: 'A' },
    axisPlacement: 'auto',
    axisLabel: '',
    axisColorMode: 'text',
    axisBorderShow: false,
    axisGridShow: undefined,
    axisCenteredZero: false,
    axisSoftMin: undefined,
    axisSoftMax: undefined,
    axisWidth: undefined,
    fillBelowTo: undefined,
    scaleDistribution: { type: 'linear' },
    thresholdsStyle: { mode: 'off' },
    hideFrom: { legend: false, tooltip: false, viz: false },
  },
  table: {
    align: 'auto',
    cellOptions: { type: 'auto' },
    inspect: false,
    width: undefined,
    minWidth: undefined,
    filterable: undefined,
    hidden: undefined,
    hideFrom: undefined,
    footer: { reducers: [] },
  },
  stat: {},
  bargauge: {},
  heatmap: {},
  'state-timeline': { fillOpacity: 70, lineWidth: 0 },
};

export const plugins = {};
export let theme;

function property(id, path, process, isCustom, defaultValue) {
  return {
    id,
    path,
    name: path,
    isCustom,
    defaultValue,
    process,
    editor: nothing,
    override: nothing,
    shouldApply: () => true,
    settings: {},
  };
}

export async function start() {
  await initPluginTranslations('grafana');
  theme = createTheme({ colors: { mode: 'dark' } });
  const config = { appSubUrl: '', appUrl: '' };
  locationUtil.initialize({
    config,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({}),
  });
  standardEditorsRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(() =>
    Object.entries(standard).map(([id, process]) => property(id, id, process, false)),
  );
  // Some stand there under two names.
  const byId = new Map(Object.values(standardTransformers).map((one) => [one.id, one]));
  standardTransformersRegistry.setInit(() =>
    [...byId.values()].map((transformation) => ({
      id: transformation.id,
      name: transformation.name,
      transformation: async () => transformation,
      editor: nothing,
      imageDark: '',
      imageLight: '',
    })),
  );
  for (const [type, properties] of Object.entries(custom)) {
    plugins[type] = new PanelPlugin(nothing).useFieldConfig({
      useCustomConfig: (builder) => {
        for (const [id, value] of Object.entries(properties)) {
          builder.addCustomEditor(property(id, id, identityOverrideProcessor, true, value));
        }
      },
    });
  }
  await Promise.all([400, 500].map((weight) => document.fonts.load(`${weight} 14px Inter`)));
}

/** What a panel has that Grafana does not know, or would drop without a word. */
export function unknown(panel) {
  if (!custom[panel.type]) return [`panel type ${panel.type}`];
  const known = Object.keys(standard).concat(named(custom[panel.type]));
  const { defaults, overrides } = panel.fieldConfig;
  const used = Object.keys(defaults)
    .filter((id) => id !== 'custom')
    .concat(named(defaults.custom ?? {}))
    .concat(overrides.flatMap(({ properties }) => properties.map(({ id }) => id)));
  const transformations = panel.transformations
    .filter(({ id }) => !standardTransformersRegistry.getIfExists(id))
    .map(({ id }) => `transformation ${id}`);
  return used.filter((id) => !known.includes(id)).concat(transformations);
}

function named(properties) {
  return Object.keys(properties).map((id) => `custom.${id}`);
}
