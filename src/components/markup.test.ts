import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const src = path.join(__dirname, '..');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'),
);

interface Element {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly children: readonly ts.JsxChild[];
  readonly insideText: boolean;
}

const elementsOf = (file: string): Element[] => {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(src, file), 'utf8'),
    ts.ScriptTarget.ES2020,
    true,
    ts.ScriptKind.TSX,
  );
  const found: Element[] = [];
  const visit = (node: ts.Node, insideText: boolean): void => {
    let inside = insideText;
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
      const opening = ts.isJsxElement(node) ? node.openingElement : node;
      const name = opening.tagName.getText();
      const children = ts.isJsxElement(node) ? node.children : [];
      found.push({
        name,
        attributes: opening.attributes.properties.map((one) => one.name?.getText() ?? '...'),
        children: children.filter((one) => !ts.isJsxText(one) || one.text.trim() !== ''),
        insideText,
      });
      inside = insideText || name === 'Text';
    }
    node.forEachChild((child) => visit(child, inside));
  };
  visit(source, false);
  return found;
};

const all = files.flatMap((file) => elementsOf(file).map((element) => ({ file, ...element })));
const texts = all.filter(({ name }) => name === 'Text');
const styled = all.filter(({ name }) => name === 'Text' || name === 'View' || name === 'Image');
const where = (elements: readonly { file: string }[]): string[] => elements.map(({ file }) => file);

test('[H20] the law below has something to look at', () => {
  expect(texts.length).toBeGreaterThan(40);
});

test('[H20] every Text has one child: Baidu prints one with several of them over and over', () => {
  expect(where(texts.filter(({ children }) => children.length !== 1))).toEqual([]);
});

test('[H20] no element stands inside a Text: Kuaishou draws none there', () => {
  expect(where(all.filter(({ insideText }) => insideText))).toEqual([]);
});

test('[H20] every drawn element has a class: Baidu and Kuaishou treat those without as another kind', () => {
  expect(
    where(
      styled.filter(({ attributes }) => !attributes.includes('className') && !attributes.includes('...')),
    ),
  ).toEqual([]);
});
