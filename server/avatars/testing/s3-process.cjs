/**
 * A server that speaks S3, for tests, in a process of its own: `node s3-process.cjs <bucket>`. It prints its address in
 * one line and goes, with all it kept, when its standard input ends, which is when whoever started it is gone.
 */
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const S3rver = require('@20minutes/s3rver');

const directory = mkdtempSync(path.join(tmpdir(), 'test-s3-'));
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory,
  configureBuckets: [{ name: process.argv[2] }],
});

void server.run().then(({ port }) => process.stdout.write(`http://127.0.0.1:${port}\n`));

process.stdin.resume();
process.stdin.on('end', () => {
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});
