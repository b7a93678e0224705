export type PathPart = string | number;

/**
 * A setData path as parts. Indexes stand in brackets, with or without a dot before them
 * (`root.cn.[0].v`, `list[2].name`); Baidu also writes them bare (`root.cn.0.v`).
 */
export const parseDataPath = (path: string, bareIndexes: boolean): PathPart[] => {
  const parts: PathPart[] = [];
  for (const piece of path.split('.')) {
    const name = piece.replace(/\[.*$/, '');
    if (name !== '') parts.push(bareIndexes && /^\d+$/.test(name) ? Number(name) : name);
    for (const match of piece.matchAll(/\[(\d+)\]/g)) parts.push(Number(match[1]));
  }
  if (parts.length === 0) throw new Error(`setData: "${path}" is not a path`);
  return parts;
};
