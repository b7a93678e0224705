import { spawn } from 'node:child_process';

const started = Date.now();

/** Prints one line of progress with the seconds since the command began. */
export const say = (text) => {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds}s  ${text}\n`);
};

/** Runs a command; resolves with its output, rejects with the output in the error when it fails. */
export const run = (command, args, { env = {}, show = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(
          Object.assign(new Error(`${command} ${args.join(' ')} ended with ${code}\n${output}`), { code }),
        );
    });
  });

/** A line every few seconds while something quiet and long runs, so that nobody thinks it hangs. */
export const whileWaiting = async (text, work) => {
  const timer = setInterval(() => say(`… ${text}`), 10_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
};
