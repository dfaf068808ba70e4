/** The languages that Assay speaks. */
export const LANGUAGES = ['en', 'ja', 'ko', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What must not stand in the messages of one language (words.md §4.6), placeholders written `{name}`. */
export interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  /** What the pattern is there to find. */
  readonly sample: string;
}

export const BANS: Readonly<Record<Language, readonly Ban[]>> = {
  en: [
    {
      what: 'promises and padding',
      pattern: /\b(?:safe|safely|protect\w*|secure|clean|dangerous|please|sorry|oops|successfully)\b/i,
      sample: 'This file is safe.',
    },
    { what: 'British spelling', pattern: /analys(?:e|ing)/i, sample: 'VirusTotal is analysing it.' },
    { what: 'straight quotes', pattern: /["']/, sample: "Don't send" },
  ],
  ja: [
    {
      what: 'promises and honorifics',
      pattern: /安全|危険|保護|クリーン|お客様|いただ/,
      sample: '安全なファイルです。',
    },
    {
      what: 'forms of the wrong width',
      pattern: /[\uFF61-\uFF9F０-９Ａ-Ｚａ-ｚ!?()]/,
      sample: '今日の上限に達しました（５００ / ５００）。',
    },
    {
      what: 'no space between Japanese and Latin',
      pattern: /[A-Za-z0-9][ぁ-んァ-ヶ一-龠]|[ぁ-んァ-ヶー一-龠][A-Za-z0-9]/,
      sample: 'APIキーを追加',
    },
    { what: 'foreign quotes', pattern: /["'“”‘’『』]/, sample: '“設定”を開く' },
  ],
  ko: [
    { what: 'promises', pattern: /안전|위험|보호(?! 창)|치료|정상|클린/, sample: '안전한 파일입니다.' },
    {
      what: 'double particles, style and spelling',
      pattern:
        /[을를이가은는와과]\([을를이가은는와과]\)|\(으\)로|하십시오|리다이렉|컨텐츠|메세지|뱃지|[，。：；？！（）]/,
      sample: '{name}을(를) 업로드할까요?',
    },
    {
      what: 'a particle that may change after a value',
      pattern: /\}(?:은|는|이|가|을|를|와|과|으로|로)(?=[ .,]|$)/,
      sample: '{host}가 응답하지 않았습니다.',
    },
  ],
  ru: [
    {
      what: 'promises and padding',
      pattern: /безопас(?:н|ен)|защищ|защит|чист(?:о|ый)|пожалуйста/i,
      sample: 'Файл безопасен',
    },
    { what: 'straight quotes', pattern: /["']/, sample: 'Файл "{name}"' },
    { what: 'е for ё', pattern: /(?<![а-яё])(?:еще|отчет|идет|найдет)/i, sample: 'Полный отчет' },
    { what: 'a capital «Вы»', pattern: /[а-яё,] Вы(?![а-яё])/, sample: 'если Вы хотите' },
    { what: 'a plain space before the dash', pattern: /[^\u00A0]— /, sample: 'порог — {threshold}' },
    { what: 'a number that can part from its noun', pattern: /\{n\} [а-яё]/, sample: '{n} запросов' },
  ],
};
