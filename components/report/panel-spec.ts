import type { ComponentChildren } from 'preact';

/** One panel of details, drawn and listed in the rail. */
export interface PanelSpec {
  readonly id: string;
  readonly title: string;
  readonly body: ComponentChildren;
  /** It has little to say: two of them stand side by side where there is room. */
  readonly half?: true;
}

/** Those that have something to say. */
export function telling(panels: readonly (PanelSpec | false | null | '')[]): readonly PanelSpec[] {
  return panels.filter((panel): panel is PanelSpec => Boolean(panel));
}
