import type { UrlDetails } from '@/utils/domain/details';
import { bytes, t } from '../text';
import { AddressLine } from './AddressLine';
import { drawn, KeyValues, quoted } from './KeyValues';
import { MoreList } from './MoreList';
import { NamedTexts } from './NamedTexts';
import { type PanelSpec, telling } from './panel-spec';
import { Quoted } from './Quoted';

const FIRST = 10;
const TRACKER_ADDRESSES_FIRST = 3;

/** What VirusTotal found when it visited an address. */
export function urlPanels(details: UrlDetails): readonly PanelSpec[] {
  const { headers, cookies, metaTags, trackers, outgoingLinks, categories } = details;
  return telling([
    { id: 'answer', title: t('repAnswer'), body: <Answer details={details} /> },
    categories.length > 0 && {
      id: 'categories',
      title: t('factCategories'),
      body: <NamedTexts items={categories} />,
    },
    headers.length > 0 && { id: 'headers', title: t('repHeaders'), body: <NamedTexts items={headers} /> },
    cookies.length > 0 && { id: 'cookies', title: t('repCookies'), body: <NamedTexts items={cookies} /> },
    metaTags.length > 0 && { id: 'meta', title: t('repMeta'), body: <NamedTexts items={metaTags} /> },
    trackers.length > 0 && {
      id: 'trackers',
      title: t('repTrackers'),
      body: <Trackers trackers={trackers} />,
    },
    outgoingLinks.length > 0 && {
      id: 'outgoing',
      title: t('repOutgoing'),
      body: (
        <div class="rep-body">
          <MoreList items={outgoingLinks} first={FIRST} draw={(link) => <AddressLine text={link} />} />
        </div>
      ),
    },
  ]);
}

function Answer({ details }: { details: UrlDetails }) {
  const { finalUrl, redirects, threatNames, contentSha256 } = details;
  return (
    <KeyValues
      rows={[
        ['factTitle', quoted(details.title)],
        ['factHttpStatus', drawn(details.httpStatus, String)],
        ['factFinal', finalUrl && <AddressLine text={finalUrl} />],
        [
          'headRedirects',
          redirects.length > 0 && (
            <MoreList
              class="rep-chain"
              items={redirects}
              first={FIRST}
              draw={(hop) => <AddressLine text={hop} />}
            />
          ),
        ],
        ['factContentLength', drawn(details.contentLength, bytes)],
        ['factContentHash', contentSha256 && <AddressLine text={contentSha256} kind="file" />],
        [
          'factThreat',
          threatNames.length > 0 && (
            <MoreList items={threatNames} first={FIRST} draw={(name) => <Quoted text={name} />} />
          ),
        ],
      ]}
    />
  );
}

function Trackers({ trackers }: Pick<UrlDetails, 'trackers'>) {
  return (
    <div class="rep-body">
      <MoreList
        class="rep-named"
        items={trackers}
        first={FIRST}
        draw={({ name, urls }) => (
          <>
            <span class="rep-named-name">
              <Quoted text={name} />
            </span>
            <div>
              <MoreList
                items={urls}
                first={TRACKER_ADDRESSES_FIRST}
                draw={(url) => <AddressLine text={url} />}
              />
            </div>
          </>
        )}
      />
    </div>
  );
}
