/** Ground colours of a picture: a gradient from the upper left to the lower right, and the colour of shadows. */
export interface Tint {
  readonly from: string;
  readonly to: string;
  readonly shade: string;
}

const shade = '#5b4a3a';

/** Three calm tints per category, in the order of the catalogue. */
const tints: readonly (readonly [Tint, Tint, Tint])[] = [
  [
    { from: '#fff1ec', to: '#ffdccf', shade },
    { from: '#fff6e0', to: '#ffe7b8', shade },
    { from: '#f3f8e6', to: '#dcecc0', shade },
  ],
  [
    { from: '#eef8ec', to: '#d3ecd0', shade },
    { from: '#f6f9e4', to: '#e4eebc', shade },
    { from: '#eaf7f2', to: '#cbe9dd', shade },
  ],
  [
    { from: '#fff4e4', to: '#fbdfb9', shade },
    { from: '#fdf0ea', to: '#f4d3c4', shade },
    { from: '#fbf3f6', to: '#f1d8e2', shade },
  ],
  [
    { from: '#e9f5f8', to: '#c8e4ec', shade },
    { from: '#f2f7ea', to: '#d8e8c6', shade },
    { from: '#f9f1e8', to: '#ead7c2', shade },
  ],
  [
    { from: '#fff8e6', to: '#fdeabf', shade },
    { from: '#eef4fb', to: '#d2e1f2', shade },
    { from: '#fdf1ee', to: '#f6d8d2', shade },
  ],
  [
    { from: '#fdeeed', to: '#f6cfcc', shade },
    { from: '#eaf3fa', to: '#c9dff0', shade },
    { from: '#fbf2ea', to: '#f0d9c6', shade },
  ],
  [
    { from: '#fbf4e2', to: '#f0deb4', shade },
    { from: '#f3f6e8', to: '#dde6c2', shade },
    { from: '#fdf1e8', to: '#f6d7bf', shade },
  ],
  [
    { from: '#f0f1fb', to: '#d6d9f2', shade },
    { from: '#edf6f6', to: '#cfe6e6', shade },
    { from: '#f8f1f8', to: '#e6d5e8', shade },
  ],
];

export const tintOf = (category: number, index: number): Tint => {
  const own = tints[category % tints.length];
  const tint = own?.[index % own.length];
  if (!tint) throw new Error(`no tint for category ${category}`);
  return tint;
};
