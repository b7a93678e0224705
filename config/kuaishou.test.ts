import { readFileSync } from 'node:fs';
import path from 'node:path';

const template = readFileSync(path.resolve(__dirname, '../dist/ks/base.ksml'), 'utf8');

const tags = template.match(/<[a-z][^>]*>/g) ?? [];
const count = (tag: string, attribute: RegExp): number => (tag.match(attribute) ?? []).length;

/** Text between `<template name>` and the place where it hands over to a loop or another template. */
const flattened = tags.filter((tag) => tag.includes('data-sid="{{item.sid}}"'));

describe('templates that the Kuaishou build emits', () => {
  test('has templates and flattened nodes at all, or the rest proves nothing', () => {
    expect(tags.length).toBeGreaterThan(100);
    expect(flattened.length).toBeGreaterThan(20);
  });

  test('no call of an xs module, which Kuaishou does not have', () => {
    expect(template).not.toMatch(/\bxs\./);
    expect(template).not.toMatch(/<wxs|<import-sjs|<sjs/);
  });

  test('a flattened node never reads its parent (cause: only the first `i.` of an expression was replaced)', () => {
    const wrong = flattened.filter((tag) => /\bi\./.test(tag));
    expect(wrong).toEqual([]);
  });

  test('every condition stands in braces (cause: a constant text is always true)', () => {
    const conditions = template.match(/ks:(?:if|elif)="[^"]*"/g) ?? [];
    expect(conditions.length).toBeGreaterThan(10);
    expect(conditions.filter((text) => !/="\{\{.*\}\}"$/.test(text))).toEqual([]);
  });

  test('no node has two ids, and each flattened node keeps one', () => {
    expect(tags.filter((tag) => count(tag, /\sid="/g) > 1)).toEqual([]);
    expect(flattened.filter((tag) => count(tag, /\sid="/g) !== 1)).toEqual([]);
  });

  test('flattened children stand in a loop over their parent (cause: Taro 4 writes the loop on the replaced child)', () => {
    const bodies = template.match(/<(\w[\w-]*) ks:if="\{\{item\.nn/g) ?? [];
    const inLoops =
      template.match(
        /<block ks:for="\{\{(?:i|item)\.cn\}\}" ks:key="sid">\s*<(\w[\w-]*) ks:if="\{\{item\.nn/g,
      ) ?? [];
    expect(bodies.length).toBeGreaterThan(10);
    expect(inLoops).toHaveLength(bodies.length);
    expect(template).not.toContain('i.cn[index]');
  });

  test('loops are keyed by a field that every node has', () => {
    expect(template).not.toContain('ks:key="uid"');
  });
});
