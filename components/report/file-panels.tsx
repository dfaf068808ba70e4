import type { FileDetails } from '@/utils/domain/details';
import { FileName } from '../downloads/FileName';
import { bytes, dateTime, number, t } from '../text';
import { drawn, KeyValues, quoted } from './KeyValues';
import { MoreList } from './MoreList';
import { NamedTexts } from './NamedTexts';
import { type PanelSpec, telling } from './panel-spec';
import { Quoted } from './Quoted';

const FIRST = 5;

/** What VirusTotal knows of a file besides its engines. */
export function filePanels(details: FileDetails): readonly PanelSpec[] {
  const { signature, sandboxVerdicts, yaraRules } = details;
  return telling([
    { id: 'names', title: t('repNamesDates'), body: <NamesAndDates details={details} />, half: true },
    signature && {
      id: 'signature',
      title: t('headSignature'),
      body: <Signature signature={signature} />,
      half: true,
    },
    { id: 'file-details', title: t('repFileDetails'), body: <About details={details} /> },
    sandboxVerdicts.length > 0 && {
      id: 'sandboxes',
      title: t('repSandboxes'),
      body: (
        <NamedTexts
          items={sandboxVerdicts.map(({ sandbox, category, names }) => ({
            name: sandbox,
            value: [category, ...names].join(' · '),
          }))}
        />
      ),
    },
    yaraRules.length > 0 && {
      id: 'yara',
      title: t('repYara'),
      body: (
        <NamedTexts
          items={yaraRules.map(({ rule, ruleset, author }) => ({
            name: rule,
            value: [ruleset, author].filter((part) => part !== null).join(' · '),
          }))}
        />
      ),
    },
  ]);
}

function NamesAndDates({ details }: { details: FileDetails }) {
  const { names } = details;
  return (
    <KeyValues
      rows={[
        [
          'factNames',
          names.length > 0 && (
            <MoreList items={names} first={FIRST} draw={(name) => <FileName name={name} />} />
          ),
        ],
        ['factBuilt', drawn(details.createdAt, dateTime)],
        ['factSources', drawn(details.uniqueSources, number)],
      ]}
    />
  );
}

function Signature({ signature }: { signature: NonNullable<FileDetails['signature']> }) {
  const { status, signers, product, description, signedAt } = signature;
  return (
    <KeyValues
      rows={[
        ['factStatus', status && <strong>{quoted(status)}</strong>],
        [
          'factSigners',
          signers.length > 0 && (
            <MoreList items={signers} first={FIRST} draw={(signer) => <Quoted text={signer} />} />
          ),
        ],
        ['factProduct', quoted(product)],
        ['factDescription', quoted(description)],
        ['factSigned', quoted(signedAt)],
      ]}
    />
  );
}

function About({ details }: { details: FileDetails }) {
  const { threatCategories, hashes } = details;
  return (
    <>
      <KeyValues
        rows={[
          ['factType', quoted(details.type)],
          ['factMagic', quoted(details.magic)],
          ['factSize', drawn(details.size, bytes)],
          ['factThreat', quoted(details.threatLabel)],
          ['factCategories', quoted(threatCategories.join(', '))],
        ]}
      />
      {hashes.length > 0 && <NamedTexts items={hashes} />}
    </>
  );
}
