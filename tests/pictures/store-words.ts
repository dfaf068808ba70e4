import type { Language } from '../support/banned-words';

/** What each of the stores' pictures says, by its name. */
type Words = Readonly<Record<StorePicture, readonly [title: string, says: string]>>;

export const STORE_PICTURES = ['1-popup', '2-card', '3-report', '4-lists', '5-welcome'] as const;
export type StorePicture = (typeof STORE_PICTURES)[number];

export const STORE_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    '1-popup': [
      'What VirusTotal knows, before you click',
      'A link, a domain, an IP address, a hash or a file: the engines’ findings, with their names and labels.',
    ],
    '2-card': [
      'Right-click a link',
      'A small card answers beside it. No script of ours runs on a page before that.',
    ],
    '3-report': [
      'The full report',
      'Every engine, names, dates, signature, certificates, behavior. Each part says what it costs.',
    ],
    '4-lists': [
      'Hundreds at once',
      'Lists from a ticket or a CSV column run within the limits of a free key, and can be exported.',
    ],
    '5-welcome': [
      'Your key, your choice',
      'It says what leaves the browser. Nothing runs by itself until you switch it on.',
    ],
  },
  ja: {
    '1-popup': [
      'クリックの前に VirusTotal で確認',
      'リンク、ドメイン、IP アドレス、ハッシュ値、ファイル。各エンジンの判定を、名前と検出名つきで表示します。',
    ],
    '2-card': [
      'リンクを右クリック',
      '小さなカードがその場で答えます。それまで、ページ上で Assay のスクリプトは動きません。',
    ],
    '3-report': [
      '詳細レポート',
      'すべてのエンジン、名前、日付、署名、証明書、挙動。項目ごとに、必要なリクエスト数を示します。',
    ],
    '4-lists': [
      '数百件をまとめて',
      'チケットや CSV の列のリストを無料キーの上限内で処理し、結果を書き出せます。',
    ],
    '5-welcome': [
      '自分のキーで、自分で決める',
      'ブラウザーから送信されるものを示します。オンにするまで、自動では何も動きません。',
    ],
  },
  ko: {
    '1-popup': [
      '클릭하기 전에 VirusTotal에서 확인',
      '링크, 도메인, IP 주소, 해시, 파일. 엔진별 판정을 이름, 진단명과 함께 보여 줍니다.',
    ],
    '2-card': [
      '링크를 마우스 오른쪽 버튼으로 클릭',
      '작은 카드가 그 자리에서 답합니다. 그 전에는 페이지에서 Assay 스크립트가 실행되지 않습니다.',
    ],
    '3-report': [
      '전체 보고서',
      '모든 엔진, 이름, 날짜, 서명, 인증서, 동작. 항목마다 필요한 요청 수를 알려 줍니다.',
    ],
    '4-lists': [
      '한 번에 수백 개',
      '티켓이나 CSV 열의 목록을 무료 키의 한도 안에서 조회하고 결과를 내보냅니다.',
    ],
    '5-welcome': [
      '내 키로, 내 뜻대로',
      '브라우저에서 무엇이 전송되는지 알려 줍니다. 켜기 전에는 아무것도 저절로 실행되지 않습니다.',
    ],
  },
  ru: {
    '1-popup': [
      'Что знает VirusTotal – до перехода',
      'Ссылка, домен, IP-адрес, хеш или файл: что нашли движки, с их именами и названиями.',
    ],
    '2-card': [
      'Правый клик по ссылке',
      'Рядом ответит небольшая карточка. До этого ни один наш скрипт на странице не выполняется.',
    ],
    '3-report': [
      'Полный отчёт',
      'Все движки, имена, даты, подпись, сертификаты, поведение. У каждой части указана её цена в запросах.',
    ],
    '4-lists': [
      'Сотни за раз',
      'Списки из заявки или столбца CSV проверяются в пределах бесплатного ключа. Итоги можно экспортировать.',
    ],
    '5-welcome': [
      'Ваш ключ, ваш выбор',
      'Видно, что передаётся из браузера. Ничего не запускается само, пока вы этого не включите.',
    ],
  },
};
