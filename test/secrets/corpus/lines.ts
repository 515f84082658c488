/** Secrets that only the line around them tells: passwords in many languages, commands, files and headers. */
import { BASE32, BASE36, BASE62, BASE64, BASE64URL, HEX, NUMERALS, type Random, uuid } from './random.ts';

export interface Line {
  readonly name: string;
  readonly secret: (random: Random) => string;
  readonly text: (secret: string) => string;
}

const SYLLABLES = [
  'ber',
  'lin',
  'kor',
  'tan',
  'mol',
  'ves',
  'pra',
  'dun',
  'gos',
  'hil',
  'rem',
  'sol',
  'tur',
  'wex',
  'zan',
  'fim',
];

/** As people choose them: syllables, a capital, digits, perhaps a sign. */
export function passwordOf(random: Random): string {
  const word = random.pick(SYLLABLES) + random.pick(SYLLABLES);
  const digits = random.of(NUMERALS, 1 + random.below(3));
  return random.pick([
    `${word}${digits}`,
    `${word.charAt(0).toUpperCase()}${word.slice(1)}${digits}!`,
    `${word.replace('o', '0').replace('i', '1')}#${digits}`,
    `${word}-${random.pick(SYLLABLES)}${digits}X`,
    `${digits}${word.toUpperCase()}${random.pick(SYLLABLES)}`,
    random.of(BASE62, 12),
  ]);
}

const password = (name: string, text: Line['text']): Line => ({ name, secret: passwordOf, text });
const key = (name: string, secret: Line['secret'], text: Line['text']): Line => ({ name, secret, text });
const digits = (length: number) => (random: Random) => random.of(NUMERALS, length);

export const LINES: readonly Line[] = [
  // Words for passwords.
  password('password beside it', (value) => `the old login was admin with password ${value} on the jump host`),
  password('password in brackets', (value) => `Log in as root (password ${value}) and restart it`),
  password('password is', (value) => `FYI the password is ${value} until Monday`),
  password('password for', (value) => `the password for the staging database is ${value}`),
  password('changed to', (value) => `I reset, so the password was changed to ${value} for now`),
  password('pw:', (value) => `grafana admin, pw: ${value}`),
  password('pass:', (value) => `user: deploy pass: ${value}`),
  password('pwd', (value) => `pwd=${value} worked again`),
  password('passphrase', (value) => `passphrase: "${value}"`),
  password('PASSWORD with suffix', (value) => `DB_PASSWORD_PROD=${value}`),
  password('bold', (value) => `**Password:** ${value}`),
  password('Passwort', (value) => `Das Passwort: ${value} gilt bis morgen`),
  password('Passwort lautet', (value) => `Passwort lautet ${value}`),
  password('Kennwort', (value) => `Kennwort = ${value}`),
  password('Datenbankpasswort', (value) => `Datenbankpasswort: ${value}`),
  password('mot de passe', (value) => `Mot de passe : ${value}`),
  password('mot de passe est', (value) => `le mot de passe est ${value}`),
  password('mdp', (value) => `mdp: ${value}`),
  password('contraseña', (value) => `Contraseña: ${value}`),
  password('contraseña es', (value) => `la contraseña es ${value}`),
  password('clave', (value) => `clave: ${value}`),
  password('senha', (value) => `Senha: ${value}`),
  password('palavra-passe', (value) => `palavra-passe: ${value}`),
  password('parola d’ordine', (value) => `Parola d'ordine: ${value}`),
  password('wachtwoord', (value) => `wachtwoord: ${value}`),
  password('lösenord', (value) => `lösenord: ${value}`),
  password('passord', (value) => `passord: ${value}`),
  password('adgangskode', (value) => `adgangskode: ${value}`),
  password('salasana', (value) => `salasana: ${value}`),
  password('hasło', (value) => `hasło: ${value}`),
  password('heslo', (value) => `heslo: ${value}`),
  password('jelszó', (value) => `jelszó: ${value}`),
  password('parolă', (value) => `parolă: ${value}`),
  password('lozinka', (value) => `lozinka: ${value}`),
  password('şifre', (value) => `şifre: ${value}`),
  password('пароль', (value) => `Пароль: ${value}`),
  password('пароль beside it', (value) => `логин admin пароль ${value}`),
  password('κωδικός', (value) => `κωδικός: ${value}`),
  password('كلمة المرور', (value) => `كلمة المرور: ${value}`),
  password('סיסמה', (value) => `סיסמה: ${value}`),
  password('पासवर्ड', (value) => `पासवर्ड: ${value}`),
  password('密码', (value) => `密码：${value}`),
  password('密碼 是', (value) => `資料庫密碼是 ${value}`),
  password('パスワード', (value) => `パスワード: ${value}`),
  password('비밀번호', (value) => `비밀번호: ${value}`),
  password('mật khẩu', (value) => `mật khẩu: ${value}`),
  key('PIN', digits(4), (value) => `PIN: ${value}`),
  key(
    'API-Schlüssel',
    (random) => random.of(HEX, 32),
    (value) => `API-Schlüssel: ${value}`,
  ),
  key(
    'clé API',
    (random) => random.of(BASE62, 32),
    (value) => `clé API : ${value}`,
  ),
  key(
    'токен',
    (random) => random.of(BASE62, 32),
    (value) => `токен: ${value}`,
  ),
  key(
    'APIキー',
    (random) => random.of(BASE62, 32),
    (value) => `APIキー: ${value}`,
  ),
  key(
    '密钥',
    (random) => random.of(HEX, 32),
    (value) => `密钥：${value}`,
  ),
  key(
    'chave de API',
    (random) => random.of(BASE62, 32),
    (value) => `chave de API: ${value}`,
  ),
  // Commands.
  password('mysql -p', (value) => `mysql -h db-1 -u root -p${value} orders`),
  password('mysqldump', (value) => `mysqldump --single-transaction -uroot -p'${value}' orders > dump.sql`),
  password('sshpass', (value) => `sshpass -p ${value} ssh deploy@10.0.3.7`),
  password('redis-cli', (value) => `redis-cli -h cache-1 -a ${value} INFO`),
  password('docker login', (value) => `docker login -u ci -p ${value} registry.example.com`),
  password('curl -u', (value) => `curl -s -u admin:${value} https://nexus.example.com/service/rest`),
  password('curl --user', (value) => `curl --user "ops:${value}" https://api.example.com`),
  password('PGPASSWORD', (value) => `PGPASSWORD=${value} psql -h db-1 -U app orders`),
  password('wget', (value) => `wget --user=ops --password=${value} https://files.example.com/dump.gz`),
  password('ldapsearch', (value) => `ldapsearch -x -D cn=admin,dc=example,dc=com -w ${value} -b dc=example`),
  password('mongosh', (value) => `mongosh --host db-1 -u root -p ${value}`),
  password('sqlcmd', (value) => `sqlcmd -S sql-1 -U sa -P ${value} -Q "select 1"`),
  password('keytool', (value) => `keytool -list -keystore app.jks -storepass ${value}`),
  password('openssl', (value) => `openssl pkcs12 -in cert.p12 -passin pass:${value} -nodes`),
  password('gpg', (value) => `gpg --batch --passphrase ${value} -d backup.gpg`),
  password('htpasswd', (value) => `htpasswd -bc /etc/nginx/.htpasswd ops ${value}`),
  password('rabbitmqctl', (value) => `rabbitmqctl change_password app ${value}`),
  password('helm --set', (value) => `helm upgrade orders ./chart --set db.password=${value}`),
  password('kubectl literal', (value) => `kubectl create secret generic db --from-literal=password=${value}`),
  password('java property', (value) => `java -Djavax.net.ssl.keyStorePassword=${value} -jar app.jar`),
  password('echo and stdin', (value) => `echo ${value} | docker login -u ci --password-stdin`),
  password('smbclient', (value) => `smbclient //files/share -U ops%${value}`),
  password('rdp', (value) => `xfreerdp /u:ops /p:${value} /v:10.1.2.3`),
  password('psexec', (value) => `psexec \\\\host -u ops -p ${value} cmd`),
  password('SQL', (value) => `ALTER USER app IDENTIFIED BY '${value}';`),
  password('SQL role', (value) => `CREATE ROLE app WITH LOGIN PASSWORD '${value}'`),
  key(
    'vault login',
    (random) => random.of(BASE62, 26),
    (value) => `vault login ${value}`,
  ),
  key(
    'aws configure',
    (random) => random.of(BASE64, 40),
    (value) => `aws configure set aws_secret_access_key ${value}`,
  ),
  // URLs.
  password('database URL', (value) => `postgres://app:${encodeURIComponent(value)}@db-1.internal:5432/orders`),
  password('AMQP URL', (value) => `amqp://ci:${encodeURIComponent(value)}@rabbit:5672/%2F`),
  password('basic auth URL', (value) => `https://ops:${encodeURIComponent(value)}@grafana.example.com/api`),
  key(
    'token URL',
    (random) => random.of(BASE62, 32),
    (value) => `git clone https://${value}@git.example.com/acme/shop.git`,
  ),
  key(
    'query',
    (random) => random.of(BASE62, 32),
    (value) => `GET /v1/orders?api_key=${value}&page=2 200`,
  ),
  key(
    'signed URL',
    (random) => random.of(HEX, 64),
    (value) => `https://b.s3.amazonaws.com/k?X-Amz-Date=20260730T1432Z&X-Amz-Signature=${value}`,
  ),
  key(
    'SAS URL',
    (random) => `${random.of(BASE64URL, 43)}%3D`,
    (value) => `https://acme.blob.core.windows.net/x?sv=2022-11-02&sr=b&sig=${value}`,
  ),
  // Headers.
  key(
    'Authorization: Basic',
    (random) => random.of(BASE64, 24),
    (value) => `Authorization: Basic ${value}`,
  ),
  key(
    'Authorization: Token',
    (random) => random.of(HEX, 40),
    (value) => `Authorization: Token ${value}`,
  ),
  key(
    'Authorization: SSWS',
    (random) => `00${random.of(BASE64URL, 40)}`,
    (value) => `Authorization: SSWS ${value}`,
  ),
  key('Authorization: GenieKey', uuid, (value) => `-H 'Authorization: GenieKey ${value}'`),
  key(
    'Authorization: bare',
    (random) => random.of(BASE62, 32),
    (value) => `"Authorization": "${value}"`,
  ),
  key(
    'X-Api-Key',
    (random) => random.of(BASE62, 24),
    (value) => `X-Api-Key: ${value}`,
  ),
  key(
    'DD-API-KEY',
    (random) => random.of(HEX, 32),
    (value) => `DD-API-KEY: ${value}`,
  ),
  key(
    'PRIVATE-TOKEN',
    (random) => random.of(BASE62, 20),
    (value) => `curl --header "PRIVATE-TOKEN: ${value}" https://git.example.com`,
  ),
  key(
    'session cookie',
    (random) => random.of(BASE62, 32),
    (value) => `Cookie: theme=dark; sessionid=${value}; lang=de`,
  ),
  key(
    'Set-Cookie',
    (random) => random.of(HEX, 32),
    (value) => `Set-Cookie: JSESSIONID=${value}; Path=/; HttpOnly`,
  ),
  key(
    'connect.sid',
    (random) => `s%3A${random.of(BASE64URL, 32)}.${random.of(BASE62, 43)}`,
    (value) => `connect.sid=${value}`,
  ),
  // Files.
  password('.pgpass', (value) => `db-1.internal:5432:orders:app:${value}`),
  password('netrc', (value) => `machine api.example.com login ci password ${value}`),
  key(
    'htpasswd line',
    (random) => `$apr1$${random.of(BASE62, 8)}$${random.of(BASE62, 22)}`,
    (value) => `ops:${value}`,
  ),
  key(
    'bcrypt',
    (random) => `$2y$10$${random.of(BASE62, 53)}`,
    (value) => `admin:${value}`,
  ),
  key(
    'shadow',
    (random) => `$6$${random.of(BASE62, 16)}$${random.of(BASE62, 86)}`,
    (value) => `root:${value}:19000:0:99999:7:::`,
  ),
  key(
    '.npmrc',
    (random) => random.of(BASE62, 40),
    (value) => `//registry.example.com/:_authToken=${value}`,
  ),
  key(
    'kubeconfig',
    (random) => random.of(BASE64, 120),
    (value) => `client-key-data: ${value}`,
  ),
  key(
    'dockerconfig',
    (random) => random.of(BASE64, 32),
    (value) => `{"auths":{"registry.example.com":{"auth":"${value}"}}}`,
  ),
  key(
    'connection string',
    (random) => `${random.of(BASE64, 43)}=`,
    (value) => `Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${value}`,
  ),
  password('connection string password', (value) => `Server=sql-1;User Id=app;Password=${value};Encrypt=true`),
  password('XML', (value) => `<password>${value}</password>`),
  password('XML attribute', (value) => `<add key="DbPassword" value="${value}" />`),
  password('HTML table', (value) => `<td>Password</td><td>${value}</td>`),
  password('env list', (value) => `- name: DB_PASSWORD value: "${value}"`),
  password('escaped JSON', (value) => `{\\"db_password\\":\\"${value}\\"}`),
  password('column', (value) => `| host | password |\n|---|---|\n| db-1 | ${value} |`),
  // What stands for a second factor.
  key(
    'recovery codes',
    (random) => [1, 2, 3].map(() => `${random.of(BASE36, 5)}-${random.of(BASE36, 5)}`).join(', '),
    (value) => `Recovery codes: ${value}`,
  ),
  key(
    'backup codes',
    (random) => [1, 2].map(() => random.of(NUMERALS, 8)).join(' '),
    (value) => `backup codes: ${value}`,
  ),
  key(
    'OTP secret',
    (random) => random.of(BASE32, 32).toUpperCase(),
    (value) => `otpauth://totp/acme:ops?secret=${value}&issuer=acme`,
  ),
  // Named in passing.
  key(
    'in passing before',
    (random) => random.of(BASE62, 32),
    (value) => `someone leaked the vendor's token in #help: ${value}`,
  ),
  key(
    'in passing behind',
    (random) => random.of(BASE62, 32),
    (value) => `${value} is the production API key, rotate it`,
  ),
];
