/** One row per end: our word, Taro's build type, the folder under `dist/`, the vendor's project file. */
export interface PlatformRow {
  readonly name: 'weapp' | 'tt' | 'swan' | 'ks' | 'h5';
  readonly taroEnv: 'weapp' | 'tt' | 'swan' | 'kwai' | 'h5';
  readonly projectFile: string | null;
}

export const platforms: readonly PlatformRow[] = [
  { name: 'weapp', taroEnv: 'weapp', projectFile: 'project.config.json' },
  { name: 'tt', taroEnv: 'tt', projectFile: 'project.tt.json' },
  { name: 'swan', taroEnv: 'swan', projectFile: 'project.swan.json' },
  { name: 'ks', taroEnv: 'kwai', projectFile: 'project.ks.json' },
  { name: 'h5', taroEnv: 'h5', projectFile: null },
];

export const distFolder = (taroEnv: string): string =>
  `dist/${platforms.find((row) => row.taroEnv === taroEnv)?.name ?? taroEnv}`;
