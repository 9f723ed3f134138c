import { openDisplay } from './virtual-display.mjs';
import { startWebDriver } from './webdriver.mjs';

/**
 * Runs test pages in WebKitGTK, one after the other in one window: its driver allows one session at a time.
 * @param {{ driverPath: string, browserPath: string }} paths
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher({ driverPath, browserPath }) {
  /** @type {Promise<{ driver: import('./webdriver.mjs').WebDriver, stop: () => Promise<void> }> | undefined} */
  let started;
  /** @type {string | undefined} */
  let activeId;

  const start = async () => {
    const display = await openDisplay();
    const driver = await startWebDriver(driverPath, {
      capabilities: {
        // A test page reports by itself; a frame of it that never loads must hold nobody up.
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation'] },
      },
      // The browser takes its language from there, and tests read numbers as English writes them.
      env: { ...process.env, DISPLAY: display.name, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    });
    const stop = async () => {
      await driver.stop();
      display.stop();
    };
    return { driver, stop };
  };
  const opened = async () => (await (started ??= start())).driver;

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    async startSession(sessionId, url) {
      const driver = await opened();
      activeId = sessionId;
      await driver.go(url);
    },
    isActive: (sessionId) => activeId === sessionId,
    getBrowserUrl: async () => (await opened()).url(),
    async stopSession() {
      activeId = undefined;
      // Kills what still runs on the page.
      await (await opened()).go('about:blank');
      return {};
    },
    async stop() {
      await (await started)?.stop();
      started = undefined;
    },
    startDebugSession: () => Promise.reject(new Error('WebKitGTK is not debugged from here.')),
  };
}
