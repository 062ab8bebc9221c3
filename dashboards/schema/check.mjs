// Writes each dashboard as a TypeScript literal of Grafana's own types, and lets the compiler judge:
// misspelt or misplaced entries, wrong values, options that a kind of panel does not have.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, out] = process.argv.slice(2);
const modules = {
  timeseries: 'timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen',
  stat: 'stat/panelcfg/x/StatPanelCfg_types.gen',
  bargauge: 'bargauge/panelcfg/x/BarGaugePanelCfg_types.gen',
  table: 'table/panelcfg/x/TablePanelCfg_types.gen',
  heatmap: 'heatmap/panelcfg/x/HeatmapPanelCfg_types.gen',
  'state-timeline': 'statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen',
};
// Grafana's schema has no type for these two.
const untyped = ['flamegraph', 'nodeGraph'];
const withCustom = ['timeseries', 'table', 'heatmap', 'state-timeline'];

const head = `import type { Dashboard } from '@grafana/schema';
${Object.entries(modules)
  .map(([type, path]) => `import type * as ${name(type)} from '@grafana/schema/dist/esm/raw/composable/${path}';`)
  .join('\n')}
// Enums are written as their values in JSON.
type Loose<T> = T extends string ? (string extends T ? T : \`\${T}\`)
  : T extends number ? number
  : T extends boolean | null | undefined ? T
  : T extends (infer U)[] ? Loose<U>[]
  : T extends object ? { [K in keyof T]: Loose<T[K]> } : T;
`;

function name(type) {
  return type.replaceAll('-', '_');
}

mkdirSync(out, { recursive: true });
let panels = 0;
for (const file of readdirSync(folder).filter((f) => f.endsWith('.json'))) {
  const dashboard = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  // The Prometheus data source keeps these itself; the schema knows only what all data sources have.
  for (const annotation of dashboard.annotations.list) {
    for (const entry of ['expr', 'titleFormat', 'textFormat', 'step']) delete annotation[entry];
  }
  for (const variable of dashboard.templating.list) delete variable.definition;
  let text = `${head}\nexport const dashboard: Loose<Dashboard> = ${JSON.stringify(dashboard, null, 1)};\n`;
  for (const panel of dashboard.panels.flatMap((p) => (p.type === 'row' ? p.panels : [p]))) {
    panels++;
    if (untyped.includes(panel.type)) continue;
    if (!modules[panel.type]) throw new Error(`no type for ${panel.type}`);
    const type = name(panel.type);
    text += `// ${panel.title}\n`;
    text += `export const options${panel.id}: Partial<Loose<${type}.Options>> = ${JSON.stringify(panel.options)};\n`;
    if (withCustom.includes(panel.type)) {
      const custom = JSON.stringify(panel.fieldConfig.defaults.custom);
      text += `export const custom${panel.id}: Partial<Loose<${type}.FieldConfig>> = ${custom};\n`;
    }
  }
  writeFileSync(join(out, file.replace('.json', '.ts')), text);
}
console.log(`${panels} panels`);
