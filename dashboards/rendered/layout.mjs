// Where Grafana puts each panel: 24 columns, rows of 30 pixels, 8 pixels between, pushed upwards.
const columns = 24;
const rowPixels = 30;
const gapPixels = 8;

export function layout(panels, width) {
  const placed = [];
  const tops = [...panels].sort(
    (one, other) => one.gridPos.y - other.gridPos.y || one.gridPos.x - other.gridPos.x,
  );
  const columnPixels = (width - gapPixels) / columns;
  for (const panel of tops) {
    const { x, w, h } = panel.gridPos;
    const above = placed.filter((one) => one.x < x + w && x < one.x + one.w);
    const y = Math.max(0, ...above.map((one) => one.y + one.h));
    placed.push({ panel, x, y, w, h });
  }
  return placed.map(({ panel, x, y, w, h }) => ({
    panel,
    left: Math.round(gapPixels + x * columnPixels),
    top: y * (rowPixels + gapPixels),
    width: Math.round(w * columnPixels - gapPixels),
    height: h * rowPixels + (h - 1) * gapPixels,
  }));
}
