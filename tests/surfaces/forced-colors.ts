/**
 * Runs in the page while colors are forced. What is painted in a color of our own, as a sentence each: the paint of
 * SVG is not forced, and neither is what `forced-color-adjust` takes out, so both are set by hand (LOOK §9). Assay's
 * own mark keeps its colors.
 */
export function ownColors(): string[] {
  const SYSTEM = [
    'Canvas',
    'CanvasText',
    'GrayText',
    'Highlight',
    'HighlightText',
    'LinkText',
    'VisitedText',
  ];
  const MORE = [
    'ActiveText',
    'ButtonFace',
    'ButtonText',
    'ButtonBorder',
    'Field',
    'FieldText',
    'Mark',
    'MarkText',
  ];
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.forcedColorAdjust = 'none';
  const allowed = new Set(['none', 'rgba(0, 0, 0, 0)']);
  for (const name of [...SYSTEM, ...MORE]) {
    probe.style.color = name;
    allowed.add(getComputedStyle(probe).color);
  }
  probe.remove();

  const problems = new Set<string>();
  const check = (element: Element, what: 'fill' | 'stroke' | 'backgroundColor', pseudo?: string): void => {
    const color = getComputedStyle(element, pseudo)[what];
    if (allowed.has(color)) return;
    const classes = [element, element.parentElement].map((one) => one?.getAttribute('class') ?? '').reverse();
    problems.add(
      `in forced colors ${what} stays ${color}: ${element.localName}${pseudo ?? ''} “${classes.join(' > ')}”`,
    );
  };
  const walk = (from: Document | ShadowRoot): void => {
    for (const element of from.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.closest('svg.mark') || !element.checkVisibility()) continue;
      if (element instanceof SVGGeometryElement || element instanceof SVGTextElement) {
        check(element, 'fill');
        if (getComputedStyle(element).strokeWidth !== '0px') check(element, 'stroke');
      } else if (getComputedStyle(element).forcedColorAdjust === 'none') check(element, 'backgroundColor');
    }
  };
  walk(document);
  return [...problems];
}
