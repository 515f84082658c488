/**
 * Secrets in text that people paste from a terminal: options of known commands, headers, logins in URLs, and lines of files with
 * logins. Every expression is bounded, so the time is linear.
 */
import { lazily } from '../text/lazily.ts';
import type { NamedSecret } from './named-secrets.ts';
import { isMask, isName, isPassword, isRandom } from './value-forms.ts';

const WORD = `(?:"(?<double>[^"\\n]{1,256})"|'(?<single>[^'\\n]{1,256})'|(?<bare>[^\\s"'|;<>]{1,256}))`;
/** Between a command and its option. */
const ARGUMENTS = '(?:[ \\t]+[^|;&\\n]{0,200}?)?[ \\t]+';

/** Commands and their options that take a password: a match of WORD after such an option is one. */
const OPTIONS: readonly (readonly [commands: string, options: string])[] = [
  ['mysql|mysqldump|mysqladmin|mysqlimport|mysqlsh|mariadb|mariadb-dump|mycli|xtrabackup|mysqlbinlog', '-p(?=\\S)'],
  [
    'sshpass|docker login|podman login|nerdctl login|helm registry login|buildah login|skopeo login|oras login|crane auth login|az login|az acr login|cf login|oc login|heroku login|twine upload|mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|cqlsh|psexec|net rpc|influx|influxd|clickhouse-client|cockroach|snowsql|cypher-shell|rdesktop|smbmap|crackmapexec|evil-winrm|useradd|usermod|pscp|nxc|7z|7za|rabbitmqadmin|vncviewer|argocd login|mc alias set|nifi|kinit|unzip|netexec|svn|jfrog|jf|gopass|imapsync|neo4j-admin|jenkins-cli|sqlplus|ysqlsh|bw login|sops|restic|borg',
    '(?:-p[ =]?|--pw[ =]|--pass[ =])',
  ],
  ['redis-cli|valkey-cli|keydb-cli|redis-benchmark', '(?:-a|--pass)[ =]'],
  ['ldapsearch|ldapadd|ldapmodify|ldapdelete|ldapwhoami|ldappasswd|ldapcompare', '-w[ ]?'],
  ['sqlcmd|bcp|osql|isql|tsql|zip|unzip|ipmitool|impala-shell|ssh-keygen|vertica|vsql', '-[PN][ ]?'],
  ['plink|pscp|psftp|putty|kitty', '-pw '],
  ['xfreerdp|wfreerdp|mstsc', '/p:'],
  ['net use|cmdkey|wmic|schtasks|runas', '/(?:pass|password|p)[: ]'],
  ['keytool|jarsigner|apksigner|signtool', '-(?:storepass|keypass|srcstorepass|deststorepass|new|p|passin)[ ]'],
  ['openssl', '-(?:passin|passout|pass|password)[ ](?:pass:)?'],
  ['gpg|gpg2', '--passphrase[ =]'],
  ['snmpwalk|snmpget|snmpset|snmpbulkwalk', '-[cAX][ ]?'],
  ['wget|curl', '(?:--(?:http-|ftp-|proxy-)?password[ =]|--pass[ ])'],
  ['nmcli', '(?:password|wifi-sec\\.psk)[ ]'],
  ['ansible|ansible-playbook', '-e[ ]\\w{0,20}pass\\w{0,10}='],
  ['psql|pg_dump|createuser', '-W[ ]'],
  [
    'vault login|vault unseal|vault operator unseal|gh auth login --with-token|npm login --auth|consul login|nomad login',
    '(?:(?:token|root)=)?(?=[\\w./+=-]{12})',
  ],
  [
    'npm config set|yarn config set|pnpm config set|pip config set|composer config|poetry config|bundle config(?: set)?|gem push|aws configure set|gcloud config set|git config(?: --global)?',
    '[\\w./:@-]{0,80}(?:token|secret_access_key|password|_auth|pass|key)[ =]',
  ],
];

const commands = lazily(() =>
  OPTIONS.map(([names, options]) => new RegExp(`(?<![\\w-])(?:${names})${ARGUMENTS}${options}${WORD}`, 'g')),
);

/** The last word of the command is the password. */
const LAST_WORD = [
  /(?<![\w-])htpasswd(?:[ \t]+-\w{1,6})*[ \t]+-\w{0,4}b\w{0,4}[ \t]+\S{1,120}[ \t]+\S{1,64}[ \t]+(?<bare>\S{4,128})/g,
  /(?<![\w-])rabbitmqctl[ \t]+(?:add_user|change_password|authenticate_user)[ \t]+\S{1,64}[ \t]+(?<bare>\S{4,128})/g,
  /(?<![\w-])wpa_passphrase[ \t]+(?:"[^"\n]{1,64}"|\S{1,64})[ \t]+(?<bare>\S{4,128})/g,
  /(?<![\w-])net[ \t]+user[ \t]+\S{1,64}[ \t]+(?<bare>[^\s/]\S{3,128})/g,
  /(?<![\w-])net[ \t]+use[ \t]+\S{1,120}(?:[ \t]+\/user:\S{1,80})?[ \t]+(?<bare>[^\s/*]\S{3,128})[ \t]+\/user/g,
  /(?<![\w-])net[ \t]+use[ \t]+\S{1,120}[ \t]+\/user:\S{1,80}[ \t]+(?<bare>[^\s/*]\S{3,128})/g,
  /(?<![\w-])mc[ \t]+alias[ \t]+set[ \t]+\S{1,64}[ \t]+\S{1,120}[ \t]+\S{1,64}[ \t]+(?<bare>\S{4,128})/g,
  // `echo secret | docker login --password-stdin`
  /(?<![\w-])(?:echo|printf)(?:[ \t]+-\w)?[ \t]+(?:"(?<double>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})'|(?<bare>[^\s"'|]{4,200}))[ \t]*\|[ \t]*(?:sudo -S|sudo chpasswd|chpasswd|passwd --stdin|[^|\n]{0,80}--?(?:password|passphrase|token|with)-?(?:stdin|token|fd)|gh auth login|cryptsetup|vault login -)/g,
];

/** `user:password` as one word. */
const LOGINS = [
  new RegExp(
    `(?<![\\w-])(?:curl|curlie|https?|xh|wget|ab|siege|hey|etcdctl|smbclient|smbget|rpcclient|nats|svn)${ARGUMENTS}(?:-u|-U|--user|--auth|-a|-A|--creds|--proxy-user)[ =]?["']?(?<bare>[^\\s:"'/%,]{0,64}[:%][^\\s"'/]{4,256})`,
    'g',
  ),
  /(?<![\w-])lftp[ \t]+-u[ \t]+(?<bare>[^\s,]{1,64},\S{4,128})/g,
];
/** For an unknown command it can be a user and a group, so it must look like a password. */
const ANY_LOGIN =
  /(?<=\s(?:-u|-U|--user|--auth|--creds|--credentials|--userpass|--proxy-user)[ =]["']?)(?<bare>[^\s:"'/%,]{1,64}:[^\s"'/]{4,256})/g;

/** `user:password` of `https://user:password@host`; the password may contain an @. */
const URL_LOGIN = /(?<=[a-z0-9]:\/\/)[^\s/?#@:"'`<>[\]]{0,256}:(?<bare>[^\s/?#"'`<>[\]]{1,256})(?=@)/gi;
/** The same with characters that should be escaped, and often are not. */
const URL_LOGIN_RAW =
  /(?<=(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|redis[s]?|amqps?|mssql|sqlserver|clickhouse|cassandra|ldaps?|s?ftp|smtps?|imaps?|mqtts?|nats|kafka|couchbase|neo4j(?:\+s)?|bolt|jdbc:\w{2,20}):\/\/)[^\s/?#@:"'`<>[\]]{0,64}:(?<bare>[^\s"'`<>]{1,128})(?=@[\w.-]{1,100}(?::\d{2,5})?(?:[/?\s"'`,]|$))/gi;
/** `https://token@host`, without a colon. */
const URL_TOKEN = /(?<=[a-z0-9]:\/\/)(?<bare>[\w.~%-]{16,256})(?=@[\w.-])/gi;

/** Values of headers, whatever the scheme: `Authorization: Token …`, `"authorization": "SSWS …"`. */
const AUTHORIZATION =
  /(?<![\w])(?:proxy-|x-)?(?:authorization|authenticate|auth)["'`\]]{0,2}[ \t]{0,4}[:=][ \t]{0,4}["'`]{0,2}(?:(?:bearer|basic|token|digest|negotiate|ntlm|ssws|apikey|api-key|key|bot|geniekey|splunk|hawk|mac|oauth|jwt|sso|secret|snowflake|klaviyo-api-key|sentry|pve\w{0,12}|[A-Za-z][\w-]{1,24})[ \t=]{1,4})?["'`]?(?<bare>[^\s"'`,;<>{}|\\]{8,4096})/gi;
const BEARER = /\b(?:bearer|basic|ssws|geniekey)[ \t]{1,4}(?<bare>[A-Za-z0-9._~+/=-]{16,})/gi;
/** Headers whose names do not reveal that they contain a key. */
const HEADERS =
  /(?<![\w-])(?:x-honeycomb-team|x-jfrog-art-api|x-sumo-\w{3,10}|x-nr-insert|x-insights-query|x-figma|x-goog-iap-jwt-assertion|x-amz-credential|x-ms-blob-sas|x-trackerid|x-csrf|x-xsrf|dd-api|circle|opc-request-auth|x-access|x-user-auth|x-auth)(?:-[a-z]{1,12})?["']?[ \t]{0,4}:[ \t]{0,4}["']?(?<bare>[A-Za-z0-9._~+/=-]{12,})/gi;
/** Every cookie with a random value or a session cookie's name. */
const COOKIES = /(?<![\w-])(?:set-)?cookie["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<list>[^\r\n"'`|]{4,4000})/gi;
const COOKIE = /(?<name>[\w.!#$%&'*+^`~-]{1,80})=(?<bare>[^\s;,"']{4,4000})/g;
/** Names of session cookies, even without a header. */
const SESSION =
  /(?<![\w-])(?:phpsessid|jsessionid|asp\.net_sessionid|\.aspnetcore\.[\w.]{1,40}|connect\.sid|sessionid|session_id|session|_\w{1,30}_session|laravel_session|ci_session|remember_(?:user_)?token|wordpress_logged_in_\w{1,40}|__(?:secure|host)-[\w.-]{1,40}|sid|d_c|xoxd|cf_clearance|auth_session|next-auth\.session-token)=(?<bare>(?=[^\s;,"'&]{0,200}\d)[\w%.:+/=~-]{16,4000})/gi;

/** A user and a password that people write after the thing they open: "basic auth admin:…", "logged in as admin / …". */
const PAIR = `(?:[ \\t]{1,3}(?:is|are|was|as|with|using|mit|als|avec|con|com|met|som|jako))?[:=]?[ \\t]{1,3}["'\`]?[\\w.@+-]{1,40}(?::|[ \\t]{1,2}/[ \\t]{1,2})(?<bare>[^\\s"'\`:/,;|()<>]{6,64})`;
const BASIC_AUTH = new RegExp(
  `(?<![\\w-])(?:(?:basic|http|digest)[- ]?auth(?:entication|orization|entifizierung|entification)?|authorization[ \\t]{1,3}basic|credentials|creds|zugangsdaten|anmeldedaten|identifiants|credenciales|credenziali|credenciais|inloggegevens)${PAIR}`,
  'gi',
);
/** What follows these is often something else. */
const LOG_IN = new RegExp(
  `(?<![\\w-])(?:auth|log(?:ged)?[- ]?(?:in|on)|sign(?:ed)?[- ]?in|anmeldung|angemeldet|zugang|connexion|acceso|accesso|acesso|inloggen|inlog)${PAIR}`,
  'gi',
);

/** Lines of files. */
const FILES = [
  // netrc
  /\b(?:machine\s{1,4}\S{1,120}|default)\s{1,4}login\s{1,4}\S{1,120}\s{1,4}(?:password|passwd)\s{1,4}(?<bare>\S{3,256})/gi,
  // SQL
  /\b(?:identified(?:\s{1,3}with\s{1,3}\w{1,40})?\s{1,3}(?:by|as)(?:\s{1,3}password)?|(?:encrypted\s{1,3})?password|set\s{1,3}password(?:\s{1,3}for\s{1,3}\S{1,80})?\s{0,3}=)\s{1,3}'(?<bare>[^'\n]{3,256})'/gi,
  // wpa_supplicant, Cisco: `enable secret 5 …`, `snmp-server community … RO`
  /\b(?:enable|username\s{1,3}\S{1,40})\s{1,3}(?:secret|password)\s{1,3}(?:[0-9]\s{1,3})?(?<bare>\S{4,128})/gi,
  /\bsnmp-server\s{1,3}community\s{1,3}(?<bare>\S{4,64})/gi,
];
/** `host:port:database:user:password` */
const PGPASS =
  /(?<![^\s"'`(])(?:[\w.-]{1,120}|\*):(?:\d{2,5}|\*):[\w.*-]{1,80}:[\w.*@-]{1,80}:(?<bare>(?:\\:|[^\s:"'`]){3,128})(?![^\s"'`)])/g;
/** shadow and htpasswd: `user:` and a hash without a recognizable form. */
const SHADOW = /(?<![^\s"'`(])[\w.@-]{1,64}:(?<bare>[./A-Za-z0-9]{13})(?::\d{0,6}){0,7}(?![^\s"'`)])/g;

/**
 * Every form has one of these signs or words. Most titles and names have none, and the expressions take 10 ms to compile. A new form
 * must have one too.
 */
const MAY_BE_COMMAND =
  /[-:=/|']|rabbitmqctl|wpa_passphrase|\b(?:net|mc|nmcli)\b|login|unseal|config|push|secret|passw|bearer|basic|ssws|geniekey/i;

/** Yields secrets by command, header, URL or file, in any order; two may overlap. */
export function* secretsInCommands(text: string): Generator<NamedSecret> {
  if (!MAY_BE_COMMAND.test(text)) return;
  for (const form of commands())
    yield* passwordsOf(
      text,
      form,
      (value) => value.length >= 3 && !value.startsWith('-') && !/^\d{1,5}(?::\d{1,5})?$/.test(value),
    );
  for (const form of LAST_WORD) yield* passwordsOf(text, form, (value) => !value.startsWith('-'));
  for (const form of LOGINS)
    yield* passwordsOf(
      text,
      form,
      (value) => !/^[^:%,]*[:%,](?:\d+$|\/\/)/.test(value) && !isMask(value.replace(/^[^:%,]*[:%,]/, '')),
    );
  yield* passwordsOf(text, ANY_LOGIN, (value) => isPassword(value.slice(value.indexOf(':') + 1), 'adjacent'));
  for (const form of [URL_LOGIN, URL_LOGIN_RAW]) yield* passwordsOf(text, form, () => true, true);
  yield* passwordsOf(text, URL_TOKEN, (value) => isRandom(value), true, 'token or key');
  yield* passwordsOf(
    text,
    AUTHORIZATION,
    (value) => !isName(value) && /\d/.test(value) && /[A-Za-z]/.test(value),
    false,
    'access token',
  );
  yield* passwordsOf(text, BEARER, (value) => !isName(value), false, 'access token');
  yield* passwordsOf(text, HEADERS, (value) => !isName(value) && /\d/.test(value), false, 'access token');
  for (const { 0: header, index, groups } of text.matchAll(COOKIES)) {
    const list = groups?.list ?? '';
    const offset = index + header.length - list.length;
    for (const { 0: pair, index: at, groups: cookie } of list.matchAll(COOKIE)) {
      const { name = '', bare = '' } = cookie ?? {};
      const isSession =
        /sess|sid|auth|token|login|jwt|csrf|xsrf|secret|remember|key/i.test(name) &&
        !/^(?:expires|max-age|path|domain|samesite)$/i.test(name);
      if (isMask(bare) || !(isRandom(bare) || (isSession && /\d/.test(bare) && bare.length >= 8))) continue;
      const start = offset + at + pair.length - bare.length;
      yield { start, end: start + bare.length, kind: 'session cookie' };
    }
  }
  yield* passwordsOf(text, SESSION, (value) => !isName(value), false, 'session cookie');
  yield* passwordsOf(text, BASIC_AUTH, (value) => isPassword(value, 'adjacent'));
  yield* passwordsOf(text, LOG_IN, (value) => isPassword(value, 'adjacent') && !isName(value));
  for (const form of FILES)
    yield* passwordsOf(text, form, (value) => !/^(?:is|was|for|and|or|to|the|has|in|of)$/i.test(value));
  yield* passwordsOf(text, PGPASS, (value) => isPassword(value, 'likely') || text.includes('pgpass'));
  yield* passwordsOf(text, SHADOW, (value) => /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value));
}

function* passwordsOf(
  text: string,
  form: RegExp,
  accepts: (value: string) => boolean,
  isWhole = false,
  kind = 'password',
): Generator<NamedSecret> {
  for (const { 0: match, index, groups } of text.matchAll(form)) {
    const value = groups?.double ?? groups?.single ?? groups?.bare ?? '';
    if (value === '' || isMask(value) || !accepts(value)) continue;
    const start = isWhole ? index : index + match.lastIndexOf(value);
    yield { start, end: isWhole ? index + match.length : start + value.length, kind };
  }
}
