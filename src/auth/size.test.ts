import { join } from 'node:path';
import { build } from 'esbuild';

const budget = 20_480;

test('the core’s own files add at most 20 KB, minified, to a bundle', async () => {
  const { metafile } = await build({
    entryPoints: [join(__dirname, 'index.ts')],
    absWorkingDir: join(__dirname, '../..'),
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    metafile: true,
    write: false,
    outfile: 'auth.js',
  });
  const inputs = Object.entries(metafile.outputs['auth.js']?.inputs ?? {});
  const own = inputs.filter(([path]) => path.startsWith('src/auth/'));
  const bytes = own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  expect(own.length).toBeGreaterThan(20);
  expect(bytes).toBeLessThanOrEqual(budget);
});

test('nothing but the wire is pulled in, and of that no schema', async () => {
  const { metafile } = await build({
    entryPoints: [join(__dirname, 'index.ts')],
    absWorkingDir: join(__dirname, '../..'),
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    outfile: 'auth.js',
  });
  const foreign = Object.keys(metafile.inputs).filter((path) => !path.startsWith('src/auth/'));
  expect(foreign.sort()).toEqual([
    'src/contract/endpoints.ts',
    'src/contract/error-codes.ts',
    'src/contract/index.ts',
  ]);
});
