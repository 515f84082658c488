/**
 * Words that name a credential, in the languages that incidents are written in, and what can join such a word to its value. With
 * them, "Passwort: …" is found, whatever the value looks like.
 */
import { lazily } from '../text/lazily.ts';

/** `password`: people choose the value. `key`: machines do. `weak`: usually a key of something else. `pin`: digits. */
export type Naming = 'password' | 'key' | 'weak' | 'pin';

export interface CredentialWord {
  readonly start: number;
  readonly end: number;
  readonly naming: Naming;
  /** A word before it says what it belongs to: "Cognitive Services key". */
  readonly qualified: boolean;
}

/** Long words, also found in compounds: `DB_PASSWORD`, `Datenbankpasswort`. */
const PASSWORDS = [
  'pass[-_ ]?words?|pass[-_ ]?wd|pass[-_ ]?phrases?|pass[-_ ]?codes?',
  'passw(?:o|ö)rte?r?|kennw(?:o|ö)rte?r?|losungswort|zugangscode',
  'mots?[-_ ]de[-_ ]passe|phrase[-_ ]secr(?:e|è)te|code[-_ ]secret',
  'contrase(?:n|ñ)as?|clave de acceso|palabra[-_ ]clave',
  "parola d[’']ordine|parol(?:a|ă|e)(?![\\p{L}])|codice segreto",
  'senhas?(?![\\p{L}])|palavra[-_ ](?:passe|chave)',
  'wachtwoord(?:en)?|wachtzin|toegangscode',
  'l(?:o|ö)senord|passord|adgangskode|kodeord|salasana|tunnussana',
  'has(?:l|ł)o(?![\\p{L}])|heslo(?![\\p{L}])|jelsz(?:o|ó)|lozink[aeu]|zaporka|(?<!\\p{L})geslo(?!\\p{L})|(?<!\\p{L})(?:ş|s)ifre(?:si)?(?!\\p{L})',
  'парол[ьяюие]м?|кодов(?:ое|ая) (?:слово|фраза)|код доступа|лозинка',
  'συνθηματικ(?:ό|ο)|κωδικ(?:ό|ο)ς(?: πρ(?:ό|ο)σβασης)?',
  'كلمة (?:المرور|السر)|كلمه (?:المرور|السر)|رمز عبور|گذرواژه|سيسما|סיסמ[אה]|पासवर्ड|পাসওয়ার্ড',
  '密[码碼]|口令|パスワード|パスフレーズ|暗証番号|비밀번호|패스워드|암호',
  'm(?:a|ậ)t kh(?:a|ẩ)u|รหัสผ่าน|kata (?:sandi|laluan)',
].join('|');

const KEYS = [
  'secrets?|tokens?|credentials?|creds|bearer|signatures?',
  '(?:access|account|admin|agent|api|app(?:lication)?|auth(?:orization|entication)?|bot|client|connection|consumer|customer|crypt(?:o|ographic)?|deploy|dev(?:eloper)?|encrypt(?:ion)?|function|hmac|host|ingest(?:ion)?|insert|integration|instance|jwt|license|live|machine|management|master|maps|merchant|partner|platform|private|pre[-_ ]?shared|production|project|read(?:[-_ ]?only)?|recovery|refresh|rest|role|root|routing|sdk|secret|security|server|service|session|share[d]?|shared[-_ ]?access|sign(?:ing|ature)?|ssh|storage|subscription|transaction|unseal|user|vault|web[-_ ]?hook|write)(?:[-_ ]?access)?[-_ ]?keys?',
  'session[-_ ]?(?:cookie|secret)|connect\\.sid|web[-_ ]?hook[-_ ]?url|connection[-_ ]?string|conn[-_ ]?str|access[-_ ]?code|instrumentation[-_ ]?key|(?<!\\p{L})(?:api|rest|sdk)[-_ ]?(?:pass|auth|code)',
  '(?:api|zugangs|zugriffs|geheim|privat|sicherheits)[-_ ]?schl(?:u|ü)ssel|geheim(?:nis|nummer|code)|zugangsdaten|anmeldedaten',
  "cl(?:e|é)s?[-_ ](?:d[’' ]acc(?:e|è)s|secr(?:e|è)te|priv(?:e|é)e|api)|jetons?(?!\\p{L})|identifiants?",
  '(?:clave|llave)s?[-_ ](?:de api|api|secreta|privada)|secretos?(?!\\p{L})|credenciales',
  "chiav[ei][-_ ](?:api|segreta|privata|d[’' ]accesso|di accesso)|credenziali|segreto(?!\\p{L})",
  'chaves?[-_ ](?:de api|api|secreta|privada|de acesso)|credenciais|segredo(?!\\p{L})',
  '(?:api|toegangs|geheime?)[-_ ]?sleutel|inloggegevens|(?:api|hemlig|privat)[-_ ]?nyckel|n(?:ø|o)gle(?!\\p{L})|(?:api|hemmelig)[-_ ]?n(?:ø|o)kkel|avain(?!\\p{L})',
  'klucz(?: api| dost(?:e|ę)pu| prywatny)?(?!\\p{L})|kl(?:i|í)č(?!\\p{L})|kľ(?:u|ú)č(?!\\p{L})|ključ(?!\\p{L})|anahtar(?:ı|i)?(?!\\p{L})|cheie(?!\\p{L})',
  '(?:секретный|приватный|api[- ]?)\\s?ключ|токен|секрет(?!\\p{L}*ар)|секретний ключ|κλειδ(?:ί|ι)',
  'مفتاح|توكن|מפתח|टोकन|कुंजी',
  '密[钥鑰]|秘[钥鑰密]|令牌|凭[证據据]|私钥|(?:api|アクセス|シークレット|秘密|暗号)(?: ?キー|鍵)|トークン|シークレット|(?:api|액세스|비밀|개인) ?키|토큰|시크릿',
].join('|');

/** Short words: alone or as a part of an identifier, never as a part of another word. */
const SHORT: Readonly<Record<string, Naming>> = {
  pass: 'password',
  pwd: 'password',
  pw: 'password',
  psk: 'password',
  mdp: 'password',
  clave: 'password',
  chave: 'password',
  dsn: 'key',
  sas: 'key',
  sig: 'key',
  hmac: 'key',
  apikey: 'key',
  authkey: 'key',
  key: 'weak',
  keys: 'weak',
  auth: 'weak',
  code: 'weak',
  schlüssel: 'weak',
  session: 'weak',
  sid: 'weak',
  cookie: 'weak',
  nonce: 'weak',
  pin: 'pin',
  puk: 'pin',
  otp: 'pin',
  totp: 'pin',
  cvv: 'pin',
  cvc: 'pin',
  tan: 'pin',
};

const SHORTS = Object.keys(SHORT)
  .sort((one, other) => other.length - one.length)
  .join('|');

/** Compiled at the first text that may have a word: with its many classes of letters, that takes 10 ms. */
const wordForm = lazily(() => new RegExp(`(?<password>${PASSWORDS})|(?<key>${KEYS})|(?<short>${SHORTS})`, 'giu'));

/**
 * Matches wherever `wordForm` does, and in more places: it has no lookarounds. Without the flag u it takes a tenth of the time, but
 * sees no letters that have an ASCII letter or another letter as their other case, so these count as a match themselves.
 */
const MAY_BE_WORD = new RegExp(
  `[\u017F\u1E9E\u2126\u212A\u212B]|${[PASSWORDS, KEYS, SHORTS].join('|').replace(/\(\?<?!(?:\[[^\]]*\]|[^()[\]])*\)/g, '')}`,
  'i',
);

/** Before "key", "code" and "token" these words mean that it is not a credential: `public key`, `exit code`, `page token`. */
const HARMLESS =
  /(?:public|primary|foreign|partition|sort|cache|object|s3|row|hash|lookup|composite|message|kafka|redis|map|join|dedup(?:lication)?|shard|config|idempotency|continuation|next|page|pagination|sync|fencing|resume|cursor|cancellation|lock|registry|dictionary|unique|natural|surrogate|translation|i18n|answer|arrow|feature|flag|ordering|tracking|correlation|request|trace|invalidation|change|snapshot|css|syntax|unexpected|prompt|completion|input|output|total|used|exit|status|http|response|return|result|zip|postal|country|currency|reason|product|coupon|promo|discount|area|airport|language|locale|activity|error|source|byte|machine|dead|qr|bar)[-_ ]?$/i;

/** The credential words of a text, in order. */
export function* credentialWords(text: string): Generator<CredentialWord> {
  if (!MAY_BE_WORD.test(text)) return;
  for (const { 0: word, index: start, groups } of text.matchAll(wordForm())) {
    const end = start + word.length;
    const { password, short } = groups ?? {};
    const naming = password !== undefined ? 'password' : short !== undefined ? SHORT[short.toLowerCase()] : 'key';
    if (naming === undefined) continue;
    if (short !== undefined && (!isWhole(text, start, end) || isInId(text, start, end))) continue;
    const before = text.slice(Math.max(0, start - 24), start);
    if ((naming === 'weak' || /^tokens?$/i.test(word)) && HARMLESS.test(before)) continue;
    yield { start, end, naming, qualified: /^keys?$/i.test(word) && /[A-Za-z]{2}[-_ ]?$/.test(before) };
  }
}

/** Not in the middle of a longer word; a capital begins a word in `dbPass`. */
function isWhole(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [
    text.charAt(start - 1),
    text.charAt(start),
    text.charAt(end - 1),
    text.charAt(end),
  ];
  const begins = !/\p{L}/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(first));
  const ends = !/\p{L}/u.test(after) || (/\p{Ll}/u.test(last) && /\p{Lu}/u.test(after));
  return begins && ends;
}

/** In the middle of an ID of capitals and digits, such as PagerDuty's `Q19SIG1AB2CD`, where the letters mean nothing. */
function isInId(text: string, start: number, end: number): boolean {
  return (
    /[A-Z\d]\d$/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\d[A-Z\d]{0,20}[A-Z]/.test(text.slice(end, end + 24))
  );
}

const IS = [
  'is|was|are|were|equals|reads|being',
  'ist|war|lautet|sind|wurde',
  'est|était|sont',
  'es|era|son|è|era|sono|é|são|foi',
  'är|var|er|blev|on|oli|jest|to|było|je|bylo|bola|este|az|a|jelenleg',
  'это|был|была|есть|є|це|είναι|هو|هي|היא|הוא|है|là|คือ|adalah|ialah',
].join('|');
const OF =
  'for|of|on|to|in|at|für|von|zu|der|des|dem|pour|de|du|del|para|per|di|do|da|voor|van|för|til|för|dla|do|pro|для|от|к';

const CLOSE = '(?:\\\\{0,3}["\'`”»」]|[*_]{1,3})?[\\])]{0,2}';

/** How a value follows its name. The first match counts. */
export const JOINTS: readonly (readonly [kind: 'assigned' | 'cell' | 'told' | 'adjacent', form: RegExp])[] = [
  // `= : := => ->`, with the quotes that end the name; also `value="…"` next to `name="…"`, and `<password>…`.
  ['assigned', new RegExp(`${CLOSE}[ \\t]{0,20}(?::=|=>|->|→|={1,3}|[:：＝])[*_]{0,3}[ \\t]{0,20}`, 'uy')],
  ['assigned', new RegExp(`${CLOSE}[\\s,]{1,20}["']?(?:value|val|content)["']?[ \\t]{0,4}[:=][ \\t]{0,4}`, 'iuy')],
  ['assigned', /(?:[ \t]{1,4}[\w:.-]{1,40}=["'][^"'<>]{0,80}["']){0,3}>(?![ \t]|$)/uy],
  [
    'cell',
    new RegExp(
      `${CLOSE}[ \\t]{0,40}(?:\\|{1,2}[ \\t]{0,40}|\\t[ \\t]{0,40}|</t[dh]>\\s{0,20}<t[dh][^<>]{0,80}>\\s{0,20}|["'],[ \\t]{0,4}(?=["']))`,
      'iuy',
    ),
  ],
  [
    'told',
    new RegExp(
      `${CLOSE}(?:[ \\t]{1,4}(?:${IS})[ \\t]{1,4}(?:now |still |currently |jetzt |noch )?|[ \\t]{0,4}(?:是|为|為|は|が|는|은|이)[ \\t]{0,4})`,
      'iuy',
    ),
  ],
  [
    'told',
    new RegExp(
      `${CLOSE}[ \\t]{1,4}(?:(?:is|was|has been|were|got|being) )?(?:now )?(?:re)?(?:set|changed|reset|rotated|updated|geändert|gesetzt) (?:to|auf)[ \\t]{1,4}`,
      'iuy',
    ),
  ],
  [
    'told',
    new RegExp(
      `${CLOSE}[ \\t]{1,4}(?:${OF})(?:[ \\t]{1,4}[^\\s:=|]{1,40}){1,4}?(?:[ \\t]{0,4}[:=]|[ \\t]{1,4}(?:${IS}))[ \\t]{1,4}`,
      'iuy',
    ),
  ],
  ['adjacent', new RegExp(`${CLOSE}[ \\t]{0,4}[([{<][ \\t]{0,4}|[ \\t]{1,4}`, 'uy')],
];
