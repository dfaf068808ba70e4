import { type ComponentChildren, Fragment, h, options, type VNode } from 'preact';

/**
 * From now on every text that Preact draws in this script is drawn by the style (`[data-says]` in `card.css`):
 * `window.find` of a page's script searches closed shadow roots too, but not what a style draws. Screen readers read it.
 */
export function letStyleDrawTexts(): void {
  const { vnode: before } = options;
  options.vnode = (vnode: VNode) => {
    before?.(vnode);
    if (typeof vnode.type !== 'string' && vnode.type !== Fragment) return;
    const { children } = vnode.props;
    if (children !== undefined) vnode.props = { ...vnode.props, children: drawn(children) };
  };
}

function drawn(children: ComponentChildren): ComponentChildren {
  if (Array.isArray(children)) return children.map(drawn);
  if (typeof children !== 'string' && typeof children !== 'number' && typeof children !== 'bigint')
    return children;
  return children === '' ? children : h('span', { 'data-says': String(children) });
}
