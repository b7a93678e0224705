import { checkbox, checkboxGroup, radio, radioGroup, switchKind } from './choices';
import { image, navigator, richText } from './content';
import { createButton, createLabel } from './forms';
import type { ElementKind, HostElement } from './host-element';
import { picker } from './picker';
import { scrollView, swiper } from './scrolling';
import { knownTags } from './tags';
import { input, textarea } from './text-fields';

const plain: ElementKind = {};

const kindOf = (element: HostElement): ElementKind => kinds[element.tag] ?? plain;

const special: Record<string, ElementKind> = {
  button: createButton((element) => kindOf(element)),
  label: createLabel((element) => kindOf(element)),
  input,
  textarea,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  switch: switchKind,
  picker,
  'scroll-view': scrollView,
  swiper,
  image,
  'cover-image': image,
  'rich-text': richText,
  navigator,
};

/** Behaviour by tag; tags without one are boxes and texts. */
const kinds: Readonly<Record<string, ElementKind>> = Object.fromEntries(
  knownTags.map((tag) => [tag, special[tag] ?? plain]),
);

/** Behaviour of a component. */
export const kindOfElement = kindOf;
