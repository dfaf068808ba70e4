import type { ComponentChildren } from 'preact';
import type { Report } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';
import { type Fact, FactList } from '../parts/Facts';
import { bytes, dateTime, type MessageKey, number } from '../text';
import type { TabProps } from './Tabs';
import { WatchHere } from './WatchHere';

const TEXT_AT_MOST = 300;
const ITEMS_AT_MOST = 20;

/** Everything else the report said, as it was said: other people's text. */
export function DetailsTab({ report, checkId, gateway }: TabProps) {
  return (
    <>
      <FactList
        facts={[...dates(report), ...ofUrl(report), ...ofFile(report), ...ofHost(report), ...words(report)]}
      />
      <WatchHere {...{ report, checkId, gateway }} />
    </>
  );
}

function dates(report: Report): readonly Fact[] {
  return [
    ...row('factAnalysed', report.analysedAt, dateTime),
    ...row('factFirstSubmitted', report.firstSubmittedAt, dateTime),
    ...row('factLastSubmitted', report.lastSubmittedAt, dateTime),
    ...row('factTimesSubmitted', report.timesSubmitted, number),
  ];
}

function ofUrl({ url }: Report): readonly Fact[] {
  if (!url) return [];
  return [
    ...row('factTitle', url.title, quoted),
    ...row('factFinal', url.finalUrl, address),
    ...list('headRedirects', url.redirects, address),
    ...row('factHttpStatus', url.httpStatus, String),
    ...row('factContentHash', url.contentSha256, address),
    ...row('factContentLength', url.contentLength, bytes),
    ...list('factThreat', url.threatNames),
  ];
}

function ofFile({ file }: Report): readonly Fact[] {
  if (!file) return [];
  return [
    ...row('factSize', file.size, bytes),
    ...row('factType', file.type, quoted),
    ...row('factMagic', file.magic, quoted),
    ...row('headSignature', file.signer, quoted),
    ...row('factThreat', file.threatLabel, quoted),
    ...row('factSha256', file.sha256, address),
    ...row('factSha1', file.sha1, address),
    ...row('factMd5', file.md5, address),
    ...list('factNames', file.names),
  ];
}

function ofHost({ domain, address: ip }: Report): readonly Fact[] {
  return [
    ...row('factRegistrar', domain?.registrar, quoted),
    ...row('factCreated', domain?.createdAt, dateTime),
    ...row('factOwner', ip?.owner, quoted),
    ...row('factCountry', ip?.country, quoted),
    ...row('factNetwork', ip?.network, address),
    ...row('factAsn', ip?.asn, String),
  ];
}

function words({ categories, tags }: Report): readonly Fact[] {
  return [...list('factCategories', categories), ...list('factTags', tags)];
}

/** A row, or none where VirusTotal sent nothing. */
function row<T>(
  label: MessageKey,
  value: T | null | undefined,
  draw: (value: T) => ComponentChildren,
): readonly Fact[] {
  return value === null || value === undefined ? [] : [[label, draw(value)]];
}

function list(
  label: MessageKey,
  items: readonly string[],
  draw: (item: string) => ComponentChildren = quoted,
): readonly Fact[] {
  if (items.length === 0) return [];
  const drawn = items.slice(0, ITEMS_AT_MOST).map((item) => <li key={item}>{draw(item)}</li>);
  return [[label, <ul>{drawn}</ul>]];
}

function quoted(text: string): ComponentChildren {
  return <bdi>{visibleText(text, TEXT_AT_MOST)}</bdi>;
}

function address(text: string): ComponentChildren {
  return <Address text={text} />;
}
