import { gatewayHost } from '@/utils/domain/gateway-host';
import { readText } from '@/utils/domain/reading';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Handlers } from '@/utils/rpc/server';
import { cardAct } from './card-actions';
import { createCommunityHandlers } from './community-handlers';
import type { Services } from './compose';
import { createDirectHandlers } from './direct-handlers';
import { createDownloadHandlers } from './download-handlers';
import { createFoundHandlers } from './found-handlers';
import { createGuardHandlers } from './guard-handlers';
import { createListHandlers } from './list-handlers';
import { managedView } from './managed-view';
import { createMarkHandlers } from './mark-handlers';
import { createNewsHandlers } from './news-handlers';
import { createPageHandlers } from './page-handlers';
import { createParticipationHandlers } from './participation-handlers';
import { createPictureHandlers } from './picture-handlers';
import { isPrivate } from './privacy-of';
import { createRecordHandlers } from './record-handlers';
import { createReportHandlers } from './report-handlers';
import { createTransferHandlers } from './transfer-handlers';
import { createUploadHandlers } from './upload-handlers';
import { createWatchHandlers } from './watch-handlers';

const NOT_THERE = failed({ tag: 'not-found' });

/** Every message and the service that answers it; who may send what is the server's business. */
export function createHandlers(services: Services): Handlers {
  const { checks, cards, account, vault, history, newestReport, settings, texts } = services;

  return {
    card: async (_, sender) => {
      const card = sender.who === 'content' ? await cards.in(sender.tabId, sender.document) : null;
      const check = card && (await checks.get(card.checkId));
      if (!card || !check) return success(null);
      const known = await settings.read();
      const gateway = gatewayHost(known.ok ? known.value : null);
      return success({ check, linkUrl: card.linkUrl, gateway });
    },
    cardAct: async (action, sender) => {
      if (sender.who === 'content') await cardAct(services, sender, action);
      return success(null);
    },

    readText: async ({ text }) => {
      const known = await settings.read();
      return known.ok ? success(readText(text, known.value.privateHosts)) : known;
    },
    openedText: async ({ id }) => found(texts.get(id)),
    keepText: async ({ text, ...opened }, sender) =>
      success({ id: texts.keep({ text, ephemeral: await isPrivate(services, opened, sender) }) }),
    startCheck: async ({ from, ...order }, sender) => {
      const ephemeral = await isPrivate(services, { ...order, ...(from !== undefined && { from }) }, sender);
      return success(await checks.start({ ...order, ephemeral }));
    },
    answerSecrets: ({ id, answer }) => checks.answerSecrets(id, answer),
    cancelCheck: ({ id }) => checks.cancel(id),
    retryCheck: ({ id }) => checks.retry(id),
    getCheck: async ({ id }) => {
      const check = await checks.get(id);
      return found(check && (await newestReport(check)));
    },
    submit: ({ id }) => checks.submit(id),
    rescan: ({ id }) => checks.rescan(id),

    recentChecks: async ({ limit }) => success(await history.recent(limit)),

    ...createDirectHandlers(services),
    ...createDownloadHandlers(services),
    ...createUploadHandlers(services),
    ...createReportHandlers(services),
    ...createCommunityHandlers(services),
    ...createParticipationHandlers(services),
    ...createListHandlers(services),
    ...createWatchHandlers(services),
    ...createRecordHandlers(services),
    ...createNewsHandlers(services),
    ...createPictureHandlers(services),
    ...createTransferHandlers(services),
    ...createMarkHandlers(services),
    ...createPageHandlers(services),
    ...createFoundHandlers(services),
    ...createGuardHandlers(services),

    quota: async () => success(await services.quotaView()),
    keyState: async () => success(await vault.keyState()),
    saveKey: ({ key }) => account.saveKey(key),
    testKey: () => account.testKey(),
    forgetKey: () => account.forgetKey(),
    settings: () => settings.show(),
    managed: () => managedView(services),
    saveSettings: (patch) => settings.save(patch),
  };
}

function found<T>(value: T | null): Result<T> {
  return value === null ? NOT_THERE : success(value);
}
