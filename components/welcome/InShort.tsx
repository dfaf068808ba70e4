import { type MessageKey, t } from '../text';

const DOES: readonly MessageKey[] = ['welcomeDoesLink', 'welcomeDoesPopup', 'welcomeDoesMore'];
const LEAVES: readonly MessageKey[] = [
  'welcomeLeavesAsked',
  'welcomeLeavesNever',
  'welcomeLeavesFile',
  'welcomeLeavesPublic',
];

/** What Assay does and what leaves the browser: the two things to know before giving it a key. */
export function InShort() {
  return (
    <>
      <Points id="does" title={t('welcomeDoes')} points={DOES} />
      <Points id="leaves" title={t('welcomeLeaves')} points={LEAVES} />
    </>
  );
}

interface PointsProps {
  readonly id: string;
  readonly title: string;
  readonly points: readonly MessageKey[];
}

function Points({ id, title, points }: PointsProps) {
  return (
    <section class="welcome-points" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(point)}</li>
        ))}
      </ul>
    </section>
  );
}
