// A headless Chromium, spoken to over a pipe: nothing listens, nothing is left behind.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--allow-file-access-from-files',
  '--remote-debugging-pipe',
];

export class Browser {
  #profile = mkdtempSync(join(tmpdir(), 'narrows-pictures-'));
  #process;
  #waiting = new Map();
  #last = 0;

  constructor(program) {
    this.#process = spawn(program, [...flags, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const ended = (reason) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${program}: ${reason}`));
      this.#waiting.clear();
    };
    this.#process.on('error', ({ message }) => ended(message));
    this.#process.on('exit', (code) => ended(`ended with ${code}`));
    let text = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (part) => {
      const messages = (text + part).split('\0');
      text = messages.pop();
      messages.forEach((message) => this.#receive(JSON.parse(message)));
    });
  }

  #receive({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** A page of this size; send(method, params) speaks to it. */
  async open(url, width, height) {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => this.send(method, params, sessionId);
    await send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await send('Page.navigate', { url });
    return {
      send,
      evaluate: async (expression) =>
        (await send('Runtime.evaluate', { expression, returnByValue: true })).result.value,
      close: () => this.send('Target.closeTarget', { targetId }),
    };
  }

  async close() {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
