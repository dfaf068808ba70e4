/**
 * Reads a property of foreign elements by the getter of its prototype. A form takes the names of its fields:
 * `form.parentNode` may be an input, in our world too (faults.md §6, DOM clobbering).
 */
export function nativeGetter<Value, Kind extends Node = Node>(
  prototype: object,
  name: string,
): (node: Kind) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (node) => get?.call(node) as Value;
}
