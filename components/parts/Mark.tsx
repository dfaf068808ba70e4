/** Assay's mark: a touchstone with an A whose bar is the streak a sample leaves. No other colours (LOOK §3). */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3" fill="#33424B" />
      <rect
        x=".2"
        y=".2"
        width="15.6"
        height="15.6"
        rx="2.8"
        fill="none"
        stroke="#6F818A"
        stroke-width=".4"
      />
      <path fill="#E9EEEF" d="M6.5 3h3L11.65 8H9.07L8 5.5 4.8 13H2.2zM10.77 12h2.6L13.8 13h-2.6z" />
      <path fill="#F0B93F" d="M6.51 9H16v2H5.65z" />
    </svg>
  );
}
