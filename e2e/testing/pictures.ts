import sharp from 'sharp';

export interface Picture {
  /** As the bytes say. */
  readonly format: string | undefined;
  /** Red, green and blue of its middle. */
  readonly colour: readonly number[];
}

/** What lies at an address, as a picture. Throws when there is none. */
export const pictureAt = async (url: string): Promise<Picture> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const { format, width, height } = await sharp(bytes).metadata();
  const middle = { left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 };
  const [red = -1, green = -1, blue = -1] = await sharp(bytes).extract(middle).removeAlpha().raw().toBuffer();
  return { format, colour: [red, green, blue] };
};

/** Compression moves colours a little; two faces of different people are far apart. */
export const sameColour = (a: Picture, b: Picture): boolean =>
  a.colour.every((part, index) => Math.abs(part - (b.colour[index] ?? -100)) <= 6);
