import type { IndicatorKind } from '@/utils/domain/indicator';
import { SECTIONS_OF, type SectionName } from '@/utils/domain/report-section';
import { type MessageKey, t } from '../text';

const TITLE = {
  votes: 'tabVotes',
  comments: 'tabComments',
  behaviour: 'headBehavior',
  'network-location': 'secNetworkLocation',
  'serving-address': 'secServingAddress',
  'contacted-domains': 'secContactedDomains',
  'contacted-addresses': 'secContactedAddresses',
  'contacted-urls': 'secContactedUrls',
  'dropped-files': 'headDropped',
  'execution-parents': 'secParents',
  'bundled-files': 'secBundled',
  'pe-resource-parents': 'secResourceParents',
  'pe-resource-children': 'secResourceChildren',
  'communicating-files': 'secCommunicating',
  'referrer-files': 'secReferrers',
  resolutions: 'secResolutions',
  subdomains: 'secSubdomains',
  siblings: 'secSiblings',
  parent: 'secParent',
  certificates: 'secCertificates',
  whois: 'secWhois',
} as const satisfies Record<SectionName, MessageKey>;

/** What a section is called. */
export function sectionTitle(section: SectionName): string {
  return t(TITLE[section]);
}

const COMMUNITY: readonly SectionName[] = ['comments', 'votes'];
const NO_BRANCH: readonly SectionName[] = [...COMMUNITY, 'behaviour', 'certificates', 'whois'];

/** The sections of a kind without those of the community, which have a place of their own. */
export function readingSections(kind: IndicatorKind): readonly SectionName[] {
  return SECTIONS_OF[kind].filter((section) => !COMMUNITY.includes(section));
}

/** The sections that lead from one object to others: the branches of the tree. */
export function branches(kind: IndicatorKind): readonly SectionName[] {
  return SECTIONS_OF[kind].filter((section) => !NO_BRANCH.includes(section));
}
