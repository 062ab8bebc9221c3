// The page of one dashboard: its variables, and its panels on Grafana's grid of 24 columns.
import React, { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { EventBusSrv, ThemeContext } from '@grafana/data';
import { GlobalStyles, PanelContextProvider } from '@grafana/ui';
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import { start, theme } from './grafana.js';
import { Panel } from './panel.jsx';

const { dashboard, title, variables, placed, answers, note, width, height } = window.shown;
const drawn = new Set();

function Row({ panel, title: text }) {
  return (
    <div className="board-row">
      {panel.collapsed ? '▸' : '▾'} <b>{text}</b>
      {panel.collapsed && (
        <span>
          {' '}
          ({panel.panels.length} panel{panel.panels.length > 1 ? 's' : ''})
        </span>
      )}
    </div>
  );
}

function Page() {
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PanelContextProvider
        value={{ eventsScope: 'page', eventBus: new EventBusSrv(), canExecuteActions: () => false }}
      >
        <div className="page" style={{ width, height }}>
          <h1>{title}</h1>
          <div className="variables">
            {variables.map(([label, value]) => (
              <span key={label}>
                <i>{label}</i> {value}
              </span>
            ))}
          </div>
          <div className="grid">
            {placed.map(({ panel, title: text, left, top, width: w, height: h }) => (
              <div
                key={panel.id ?? text}
                className="place"
                style={{ left, top, width: w, height: h }}
              >
                {panel.type === 'row' ? (
                  <Row panel={panel} title={text} />
                ) : (
                  <Panel
                    panel={panel}
                    title={text}
                    answers={answers[panel.id]}
                    width={w}
                    height={h}
                    onDrawn={() => drawn.add(panel.id)}
                  />
                )}
              </div>
            ))}
          </div>
          <div className="note">{note}</div>
        </div>
      </PanelContextProvider>
    </ThemeContext.Provider>
  );
}

window.drawnPanels = () => drawn.size;
window.errors = [];
window.addEventListener('error', ({ message, error }) =>
  window.errors.push(error?.stack ?? message),
);
window.addEventListener('unhandledrejection', ({ reason }) =>
  window.errors.push(reason?.stack ?? String(reason)),
);
start().then(() =>
  createRoot(document.getElementById('root'), {
    onUncaughtError: (error) => window.errors.push(error.stack),
  }).render(<Page />),
);
