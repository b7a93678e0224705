import type { template } from 'glass-easel';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { BundleSource } from '../bundle-source';
import type { PlatformFacts } from '../platforms';
import { rewriteTemplate } from './rewrite';

type GroupList = NonNullable<template.ComponentTemplate['groupList']>;

interface CompileMessage {
  readonly isError: boolean;
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
}

/** All templates of a bundle, compiled together because they import one another. */
export interface CompiledTemplates {
  /** Template of a page or component by its path without extension; throws when there is none. */
  of(path: string): template.ComponentTemplate;
}

/** Compiled code by its input: a second launch of the same bundle in one process costs nothing. */
const compiled = new Map<string, GroupList>();

const withoutExtension = (path: string): string => path.replace(/\.[^./]+$/, '');

const addTemplate = (group: TmplGroup, path: string, markup: string): void => {
  const messages = group.addTmpl(path, markup) as CompileMessage[];
  const error = messages.find((message) => message.isError);
  if (error) throw new Error(`Template ${path}, line ${error.startLine + 1}: ${error.message}`);
};

const collect = (
  bundle: BundleSource,
  facts: PlatformFacts,
): { templates: string[][]; scripts: string[][] } => {
  const templates: string[][] = [];
  const scripts: string[][] = [];
  for (const path of bundle.list()) {
    if (path.endsWith(`.${facts.templateExtension}`)) {
      templates.push([withoutExtension(path), rewriteTemplate(bundle.read(path) ?? '', facts)]);
    } else if (facts.scriptExtension && path.endsWith(`.${facts.scriptExtension}`)) {
      scripts.push([withoutExtension(path), bundle.read(path) ?? '']);
    }
  }
  return { templates, scripts };
};

const compile = (templates: string[][], scripts: string[][]): GroupList => {
  const group = new TmplGroup();
  try {
    for (const [path = '', text = ''] of templates) addTemplate(group, path, text);
    for (const [path = '', text = ''] of scripts) group.addScript(path, text);
    return new Function(`return ${group.getTmplGenObjectGroups()}`)() as GroupList;
  } finally {
    group.free();
  }
};

/** Compiles every template and template script of the bundle. Throws with path and line on a syntax error. */
export const compileTemplates = (bundle: BundleSource, facts: PlatformFacts): CompiledTemplates => {
  const { templates, scripts } = collect(bundle, facts);
  const key = JSON.stringify([templates, scripts]);
  const groupList = compiled.get(key) ?? compile(templates, scripts);
  compiled.set(key, groupList);
  return {
    of: (path) => {
      const content = groupList[path];
      if (!content) throw new Error(`The bundle has no template ${path}.${facts.templateExtension}`);
      return { groupList, content };
    },
  };
};
