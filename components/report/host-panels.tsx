import type { AddressDetails, DomainDetails } from '@/utils/domain/details';
import type { Certificate } from '@/utils/domain/report-section';
import { dateTime, number, t } from '../text';
import { AddressLine } from './AddressLine';
import { CertificateFacts } from './CertificateFacts';
import { drawn, KeyValues, quoted } from './KeyValues';
import { MoreList } from './MoreList';
import { NamedTexts } from './NamedTexts';
import { type PanelSpec, telling } from './panel-spec';
import { Quoted } from './Quoted';

const FIRST = 12;
/** Records whose value is a host of its own, and of which kind. */
const HOST_IN = { A: 'ip', AAAA: 'ip', CNAME: 'domain', MX: 'domain', NS: 'domain' } as const;

/** What VirusTotal knows of a domain besides its engines. */
export function domainPanels(details: DomainDetails): readonly PanelSpec[] {
  const { registrar, createdAt, updatedAt, jarm, categories, popularity, dns } = details;
  return telling([
    {
      id: 'registration',
      title: t('repRegistration'),
      half: true,
      body: (
        <KeyValues
          rows={[
            ['factRegistrar', quoted(registrar)],
            ['factCreated', drawn(createdAt, dateTime)],
            ['factUpdated', drawn(updatedAt, dateTime)],
            ['factJarm', jarm && <Quoted text={jarm} mono />],
          ]}
        />
      ),
    },
    popularity.length > 0 && {
      id: 'popularity',
      title: t('repPopularity'),
      half: true,
      body: (
        <NamedTexts
          items={popularity.map(({ list, rank, at }) => ({
            name: list,
            value: [t('repRank', number(rank)), ...(at === null ? [] : [dateTime(at)])].join(' · '),
          }))}
        />
      ),
    },
    categories.length > 0 && {
      id: 'categories',
      title: t('factCategories'),
      body: <NamedTexts items={categories} />,
    },
    dns.length > 0 && { id: 'dns', title: t('repDns'), body: <DnsRecords records={dns} /> },
    certified(details.certificate),
    whois(details.whois),
  ]);
}

/** What VirusTotal knows of an IP address besides its engines. */
export function addressPanels(details: AddressDetails): readonly PanelSpec[] {
  const { owner, asn, network, country, continent, registry, jarm } = details;
  return telling([
    {
      id: 'network',
      title: t('repNetwork'),
      body: (
        <KeyValues
          rows={[
            ['factOwner', quoted(owner)],
            ['factAsn', drawn(asn, String)],
            ['factNetwork', network && <Quoted text={network} mono />],
            ['factCountry', quoted(country)],
            ['factContinent', quoted(continent)],
            ['factRegistry', quoted(registry)],
            ['factJarm', jarm && <Quoted text={jarm} mono />],
          ]}
        />
      ),
    },
    certified(details.certificate),
    whois(details.whois),
  ]);
}

function DnsRecords({ records }: { records: DomainDetails['dns'] }) {
  return (
    <div class="rep-body">
      <MoreList
        class="rep-named"
        items={records}
        first={FIRST}
        draw={({ type, value, ttl }) => (
          <>
            <span class="rep-named-name">
              <Quoted text={type} mono />
              {ttl !== null && <span class="small dim"> {t('repTtl', number(ttl))}</span>}
            </span>
            <DnsValue type={type} value={value} />
          </>
        )}
      />
    </div>
  );
}

function DnsValue({ type, value }: { type: string; value: string }) {
  const kind = Object.entries(HOST_IN).find(([record]) => record === type)?.[1];
  return kind ? <AddressLine text={value} kind={kind} /> : <Quoted text={value} mono />;
}

function certified(certificate: Certificate | null): PanelSpec | null {
  if (!certificate) return null;
  const body = <CertificateFacts certificate={certificate} />;
  return { id: 'certificate', title: t('repCertificate'), body };
}

function whois(text: string | null): PanelSpec | null {
  if (!text) return null;
  const body = (
    <div class="rep-body">
      <Quoted text={text} mono lines />
    </div>
  );
  return { id: 'whois-now', title: t('repWhois'), body };
}
