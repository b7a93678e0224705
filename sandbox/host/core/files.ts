/** A picture or other file on the device that the bundle may name by path. */
export interface DeviceFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface TempFiles {
  /** Stores a file and gives its temporary path. */
  add(file: DeviceFile): string;
  get(path: string): DeviceFile | undefined;
}

/** One red pixel: what the simulated album holds unless the test brings its own pictures. */
const redPixelPng = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 144,
  119, 83, 222, 0, 0, 0, 12, 73, 68, 65, 84, 8, 215, 99, 248, 207, 192, 0, 0, 3, 1, 1, 0, 24, 221, 141, 176,
  0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
]);

export const defaultPicture: DeviceFile = { name: 'picture.png', type: 'image/png', bytes: redPixelPng };

export const createTempFiles = (prefix: string): TempFiles => {
  const files = new Map<string, DeviceFile>();
  return {
    add: (file) => {
      const extension = /\.[^.]+$/.exec(file.name)?.[0] ?? '';
      const path = `${prefix}tmp_${files.size + 1}${extension}`;
      files.set(path, file);
      return path;
    },
    get: (path) => files.get(path),
  };
};
