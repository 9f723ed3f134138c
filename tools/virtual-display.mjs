import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const xvfbPath = '/usr/bin/Xvfb';

/** Whether a browser that only draws on a screen can be run here. */
export const canDisplay = () => Boolean(process.env.DISPLAY) || existsSync(xvfbPath);

/**
 * The screen of this machine, or else one in memory.
 * @returns {Promise<{ name: string, stop: () => void }>} what `DISPLAY` is to be
 */
export async function openDisplay() {
  const { DISPLAY } = process.env;
  if (DISPLAY) return { name: DISPLAY, stop: () => undefined };
  // It picks a number that is free and writes it to its fourth stream.
  const xvfb = spawn(xvfbPath, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => void xvfb.kill();
  process.once('exit', stop);
  const numbers = /** @type {import('node:stream').Readable} */ (xvfb.stdio[3]);
  const [number] = await Promise.race([
    once(numbers, 'data'),
    once(xvfb, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it had a display.'))),
  ]);
  return {
    name: `:${String(number).trim()}`,
    stop() {
      process.off('exit', stop);
      stop();
    },
  };
}
