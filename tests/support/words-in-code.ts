import { parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The words in one source file, as far as they end up before a reader's eyes or name what does. */
export interface WordsInCode {
  /** Every string of the file; a message is used where its key is one of them. */
  readonly strings: readonly string[];
  /** What `t`, `tn`, `pluralKey` and `getMessage` are asked for, plurals with `_other`, and each `__MSG_…__`. */
  readonly keys: readonly string[];
  /** Text with letters that an element shows or is named by, and that is no message. */
  readonly bare: readonly string[];
}

/** Attributes that are read out or shown, in elements and in our own components. */
const SHOWN =
  /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|note)$/;
const ASKS = /^(?:t|tn|pluralKey|getMessage)$/;
const PLURAL = /^(?:tn|pluralKey)$/;

/** Reads a TypeScript file with or without JSX; fails with an `Error` where it cannot be parsed. */
export function wordsIn(path: string, code: string): WordsInCode {
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const nodes = [...descendants(program)];
  const strings = nodes.flatMap(textOf);
  return {
    strings,
    keys: [
      ...nodes.flatMap(asked),
      ...strings.flatMap((text) => [...text.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key)),
    ],
    bare: nodes.flatMap(shown).filter((text) => /\p{L}/u.test(text)),
  };
}

function* descendants(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* descendants(item);
  if (!isNode(value)) return;
  yield value;
  for (const field of Object.values(value)) yield* descendants(field);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nodesIn(value: unknown): readonly Node[] {
  return [value].flat().filter(isNode);
}

/** The text that one node itself is. */
function textOf({ type, value }: Node): readonly string[] {
  if (type === 'Literal' && typeof value === 'string') return [value];
  if (type === 'TemplateElement' && isCooked(value)) return [value.cooked];
  return [];
}

function isCooked(value: unknown): value is { readonly cooked: string } {
  return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string';
}

/** The texts that an expression can come to, as far as they stand in it; what it compares is none of them. */
function outcomes(expression: unknown): readonly string[] {
  return nodesIn(expression).flatMap((node) => {
    switch (node.type) {
      case 'ConditionalExpression':
        return [node.consequent, node.alternate].flatMap(outcomes);
      case 'LogicalExpression':
      case 'BinaryExpression':
        return node.operator === '&&' ? outcomes(node.right) : [node.left, node.right].flatMap(outcomes);
      case 'TemplateLiteral':
        return [node.quasis, node.expressions].flatMap(outcomes);
      case 'JSXExpressionContainer':
        return outcomes(node.expression);
      default:
        return textOf(node);
    }
  });
}

function asked({ type, callee, arguments: values }: Node): readonly string[] {
  if (type !== 'CallExpression') return [];
  const name = nameOf(callee);
  if (!ASKS.test(name)) return [];
  return outcomes(nodesIn(values)[0]).map((key) => (PLURAL.test(name) ? `${key}_other` : key));
}

/** `t`, and the `getMessage` of `browser.i18n.getMessage`, also behind a cast. */
function nameOf(value: unknown): string {
  const [node] = nodesIn(value);
  if (!node) return '';
  if (typeof node.name === 'string') return node.name;
  return nameOf(node.property ?? node.expression);
}

function shown(node: Node): readonly string[] {
  if (node.type === 'JSXAttribute') return SHOWN.test(nameOf(node.name)) ? outcomes(node.value) : [];
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return [];
  return nodesIn(node.children).flatMap((child) =>
    child.type === 'JSXText' && typeof child.value === 'string' ? [child.value.trim()] : outcomes(child),
  );
}
