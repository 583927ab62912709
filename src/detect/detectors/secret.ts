/**
 * Secrets of access: keys and tokens that their first letters betray, headers of private keys, and what follows
 * « mot de passe », `password=` and their like. Names of variables, stars and examples are none.
 * Source: published formats of tokens; the practice of secret scanners
 */
import { fold } from "../alphabet.ts";
import { defineDetector, type Place } from "../detector.ts";

/** What follows the first letters of a token. */
const TOKENS: ReadonlyMap<string, RegExp> = new Map([
  ["begin", /^ (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?(?:PRIVATE KEY-----|PGP PRIVATE KEY BLOCK-----)/],
  // `PuTTY-User-Key-File-2`: a capital after a small letter begins another word.
  ["user-key-file", /^-\d/],
  ["ghp", /^_[A-Za-z0-9]{36}/],
  ["gho", /^_[A-Za-z0-9]{36}/],
  ["ghs", /^_[A-Za-z0-9]{36}/],
  ["github", /^_pat_[A-Za-z0-9_]{40}/],
  ["glpat", /^-[A-Za-z0-9_-]{20}/],
  ["xoxb", /^-[A-Za-z0-9-]{20}/],
  ["xoxp", /^-[A-Za-z0-9-]{20}/],
  ["sk", /^(?:_live_[A-Za-z0-9]{16}|-(?:ant|proj)-[A-Za-z0-9_-]{20})/],
  ["rk", /^_live_[A-Za-z0-9]{16}/],
  ["aiza", /^[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/],
  // A key's first line in base64, as Kubernetes keeps it; a certificate's is another.
  [
    "ls",
    /^0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRVk|BEU0EgUFJJVkFURSBLRVk|BQUklWQVRFIEtFW|BFQyBQUklWQVRFIEtFW|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BFTkNSWVBURUQgUFJJVkFURSBLRVk)[A-Za-z0-9+/]{0,1200}/,
  ],
  ["ya", /^29\.[A-Za-z0-9_-]{20}/],
  ["npm", /^_[A-Za-z0-9]{36}/],
  ["hf", /^_[A-Za-z]{34}(?![A-Za-z0-9])/],
  ["sg", /^\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/],
  ["account", /^Key=[A-Za-z0-9+/]{40,88}={0,2}/],
  ["shared", /^AccessKey=[A-Za-z0-9+/]{40,88}={0,2}/],
  ["ey", /^J[A-Za-z0-9_-]{10,400}\.eyJ[A-Za-z0-9_-]{10,400}\.[A-Za-z0-9_-]{10,400}/],
]);
/** What a token goes on with: shapes tell its least. */
const TOKEN_REST = /^[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*/;
/** A name and a password in an address: `postgres://user:…@host`. */
const IN_ADDRESS = /^[^\s/:@"'<>]{1,64}:([^\s/:@"'<>]{4,100})@[a-z0-9.-]{3,100}/i;
/** Addresses that open what they lead to: whoever has one may write to the channel, or read the store. */
const KEYED_ADDRESS =
  /^(?:hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{16,30}|[a-z0-9.-]{1,60}\.webhook\.office\.com\/webhookb2\/[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/[0-9a-f]{32}|[a-z0-9.-]{1,80}\.(?:blob|file|queue|table|dfs)\.core\.windows\.net\/[^\s"'<>]{0,400}[?&;]sig=[A-Za-z0-9%+/=]{30,120})/;
const LONGEST_ADDRESS = 640;
/** Between the name and the value. */
const GIVEN =
  /^(?: \([\p{L} ]{3,24}\))?["'`)]?(?:(?:(?:[ _\n][\p{L}'-]{1,16}){0,7}?(?: \([\p{L} -]{2,24}\))?(?:[ \n](?:est|is|sera)(?: bien| le suivant ?:| celui-ci ?:)?| c'est|[ \t]?\n?(?::=?|=>?|＝)|["'][ \t]?:)[ \t]{0,3})|[ ](?:-|–)[ ]|\t)["'`«]?[ ]?([^\s"'`<>«»]{1,128})|^>([^\s"'`<>«»]{1,128})(?=<\/)/u;
/** `--password Xyz`, « le mot de passe « Xyz » ». */
const GIVEN_AT_ONCE = /^[ =]["']?([^\s"'`<>]{4,128})/;
const QUOTED =
  /^(?: (?:provisoires?|temporaires?|initial|actuel|suivant|commun|g[ée]n[ée]ral|par d[ée]faut|d'origine|admin))? ?:? ?(?:[«"“] ?([^\s"“”«»]{4,128}) ?[»"”]|'([^\s'"“”«»]{4,128})')/;
/** « mdp Tr0ub4dor »: after the short names alone, what no word has: a digit between letters, or a sign and a digit. */
const QUALIFIED =
  /^ (?:provisoires?|temporaires?|initial|actuel|suivant|commun|g[ée]n[ée]ral|par d[ée]faut|d'origine|admin) /;
const SHORT = /^(?:mdp|pwd|pw)$/;
/** After a name in full more is asked: a sign and a digit in one word, which is no address. */
const FULL = /^(?:mot de passe|password|code wi-?fi|cle (?:wifi|wpa))$/;
const FULL_GIVEN =
  /^ ((?=[^\s]{0,128}\d)(?=[^\s]{0,128}\p{L})(?=[^\s]{0,128}(?:[!#$%&*+=?@^~§£€][^\s]|[#$%&*+=]))(?![^\s]{0,128}@[\w-]{1,60}\.)[\p{L}\d][^\s"'`<>«»/\\|()]{7,128})(?=[\s,;.()]|$)/u;
const SHORT_GIVEN =
  /^(?: (?:provisoires?|temporaires?|initial|actuel|suivant|commun|g[ée]n[ée]ral|par d[ée]faut|d'origine|admin))? ((?=[^\s]*\d)(?=[^\s]*\p{L})(?=[^\s]*(?:\d\p{L}|[!#$%&*+=?@^_~§£€]))[^\s"'`<>«»]{6,128})/u;
/** `curl -u name:…`, `sshpass -p …`, `ConvertTo-SecureString "…"`, `net use … /user:…`: commands that take a password as it is. */
const COMMANDS: ReadonlyMap<string, RegExp> = new Map([
  ["curl", /^[^\n]{0,120}? (?:-u|--user)[ =]["']?[^\s:"']{1,64}:([^\s"'@]{4,100})/],
  ["basic", /^ ([A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/])/],
  ["sshpass", /^ -p ?["']?([^\s"']{4,100})/],
  ["securestring", /^ (?:-String )?["']([^"'\n]{4,128})["']/],
  ["identifiedby", /^ (?:PASSWORD )?'([^'\s]{4,128})'/i],
  ["netuse", /^[^\n]{0,120}? (?:\/user:\S{1,64} |\\\\\S{1,100} (?=\S{4,100} \/user:))([^\s/*]\S{3,99})/i],
  // Of a sheet in Visual Basic.
  ["unprotect", /^ ?\(? ?"([^"\n]{4,128})"/],
  ["wget", /^[^\n]{0,120}? --(?:http-|ftp-)?password[ =]["']?([^\s"']{4,100})/],
]);
/** « identifiant / mot de passe : exemple / Tr0ub4dor »: the second of two. */
const AFTER_LOGIN = /(?:identifiant|login|utilisateur|user|compte)s?[ \n]?[/|+&] ?$/i;
const SECOND = /^ ?(?::|=) ?[^\s/|]{1,64} ?[/|] ?([^\s"'`<>«»/|]{4,128})/;
/** `Authorization: Basic …`; elsewhere it is a language. */
const AUTHORISED = /authorization["']?\s?[:=]\s?["']?$/i;
/** Below its name, where the name is all its line holds. */
const BELOW = /^ ?:? ?\n ?([^\s"'`<>]{4,128}) ?(?=\n|$)/;
/** `machine … login … password …`, as `.netrc` has it. */
const AFTER_NAME = /\blogin \S{1,64} $/i;
/** « PASS: » below or above other results of tests. */
const TESTED =
  /(?:^|\n)(?:X?(?:PASS|FAIL)|SKIP(?:PED)?|UNSUPPORTED|UNTESTED|Running): ?[^\n]*\n(?:[^\n]*\n)?(?:X?(?:PASS|FAIL)|SKIP(?:PED)?|UNSUPPORTED|UNTESTED|Running): /;
const LONGEST = 180;
const PLACEHOLDER =
  /^(?:enc[[(].*|[:@][a-z_]\w*|\*+|x{3,}|\.{2,}|…|_+|-+|•+|●+|\?+|n\/?a|none|null|undefined|true|false|yes|no|oui|non|vide|aucun|inconnu|empty|string|str|text|password|passwd|pwd|secret|token|example|exemple|changeme|change-me|your[-_].*|my[-_]?password|mot[-_]?de[-_]?passe|nouveau[-_]?mot.*|\$.*|%.*%|\{(?!(?:s?sha\d{0,3}|s?md5|crypt)\}).*|<.*|\[.*|#\{.*|process\.env.*|os\.environ.*|getenv.*|env\..*|config\..*|settings\..*|vault.*|self\..*|this\..*|args\..*|req(?:uest)?\..*|input.*|obligatoire|requis|required|optionnel|oublie|expire|incorrect|invalide|perdu|personnel|individuel|confidentiel|fourni|communique|transmis|envoye|ci-dessous|suivant|le|la|les|un|une|de|du|des|a|au|aux|et|ou|sur|par|pour|dans|est|sera|doit|ne|pas|il|elle|vous|votre|nous|ce|cette|min\.?|minimum|max\.?|\d{1,3}|caracteres?|\(.*)$/;
// biome-ignore format: words in one list
const STRONG = ["mot de passe", "mots de passe", "mdp", "mot de pass", "password", "passwd", "pwd", "passphrase", "phrase secrète", "client secret", "clientsecret", "api key", "apikey", "clé api", "clé d'api", "cle api", "secret key", "secretkey", "secret access key", "access token", "accesstoken", "auth token", "jeton", "jeton d'accès", "code pin", "code secret", "clé wifi", "clé wi-fi", "clé wpa", "clé wpa2", "clé wpa3", "clé wep", "clé réseau", "clé de sécurité réseau", "clé de chiffrement", "private key", "db password", "pass", "pgpassword", "motdepasse", "dbpassword", "userpassword", "apisecret", "api secret", "consumer secret", "access key", "bearer", "webhook secret", "signing key", "encryption key", "pw", "bindpw", "code wifi", "code wi-fi"];

export const secret = defineDetector({
  id: "secret",
  title: "Secret d’accès",
  category: "credential",
  candidates: "values",
  cues: STRONG,
  numbers: [
    {
      // AWS: AKIA or ASIA, then sixteen.
      lengths: [20],
      of: "letters",
      shape: /^A[KS]IA[A-Z0-9]{16}$/,
      groups: 1,
      judge: ({ compact }) => (/EXAMPLE/.test(compact) ? null : "high"),
    },
  ],
  words: [
    ...STRONG,
    "token",
    "secret",
    ...TOKENS.keys(),
    ...COMMANDS.keys(),
    "secure string",
    "identified by",
    "net use",
  ],
  marks: ["://"],
  seek: ({ text }, start, end) => {
    if (text.startsWith("://", start)) return inAddress(text, end);
    const word = fold(text.slice(start, end));
    const command = COMMANDS.get(word.replace(/[^a-z]/g, ""));
    if (word === "basic" && !AUTHORISED.test(text.slice(Math.max(0, start - 24), start))) return [];
    if (command) return inCommand(text, end, command);
    const token = TOKENS.get(word);
    return token ? asToken(text, start, end, token) : asNamed(text, start, end);
  },
  cell: (text) => {
    const value = text.trim();
    if (/\s/.test(value) || PLACEHOLDER.test(fold(value)) || !isSecret(value, "")) return null;
    const start = text.indexOf(value);
    return { start, end: start + value.length, confidence: "medium" };
  },
});

function asToken(text: string, start: number, end: number, shape: RegExp): Place[] {
  const found = shape.exec(text.slice(end, end + 1300));
  if (!found || /[A-Za-z0-9_]$/.test(text.slice(Math.max(0, start - 1), start))) return [];
  const rest = TOKEN_REST.exec(text.slice(end + found[0].length, end + 1300))?.[0].length ?? 0;
  const place: Place = { start, end: end + found[0].length + rest, confidence: "high" };
  return /EXAMPLE|EXEMPLE/i.test(found[0]) ? [] : [place];
}

function inAddress(text: string, end: number): Place[] {
  const keyed = KEYED_ADDRESS.exec(text.slice(end, end + LONGEST_ADDRESS))?.[0];
  if (keyed !== undefined)
    return /X{8}|EXAMPLE/.test(keyed) ? [] : [{ start: end, end: end + keyed.length, confidence: "high" }];
  const [whole = "", password = ""] = IN_ADDRESS.exec(text.slice(end, end + LONGEST)) ?? [];
  if (password === "" || PLACEHOLDER.test(fold(password))) return [];
  const start = end + whole.indexOf(`:${password}@`) + 1;
  return [{ start, end: start + password.length, confidence: "high" }];
}

function inCommand(text: string, end: number, shape: RegExp): Place[] {
  const [whole = "", password = ""] = shape.exec(text.slice(end, end + 2 * LONGEST)) ?? [];
  if (password === "" || PLACEHOLDER.test(fold(password)) || !isSecret(password, "")) return [];
  const start = end + whole.lastIndexOf(password);
  return [{ start, end: start + password.length, confidence: "medium" }];
}

function asNamed(text: string, start: number, end: number): Place[] {
  const after = text.slice(end, end + LONGEST);
  const option = /--(?:[a-z]+-)?$/.test(text.slice(Math.max(0, start - 12), start));
  const word = fold(text.slice(start, end));
  // « Pass Navigo : 12345678 »
  if (word === "pass" && TESTED.test(text.slice(Math.max(0, start - LONGEST), end + LONGEST))) return [];
  if (word === "pass" && /^ \p{L}/u.test(after) && text.charAt(start - 1) !== "_") return [];
  const alone = /(?:^|\n)\p{L}{0,12} ?$/u.test(text.slice(Math.max(0, start - 14), start));
  const paired = AFTER_LOGIN.test(text.slice(Math.max(0, start - 16), start));
  const found =
    (paired ? SECOND.exec(after) : null) ??
    GIVEN.exec(after) ??
    QUOTED.exec(after) ??
    (SHORT.test(word) || QUALIFIED.test(after) ? SHORT_GIVEN.exec(after) : null) ??
    (FULL.test(word) ? FULL_GIVEN.exec(after) : null) ??
    (option || word === "bearer" || AFTER_NAME.test(text.slice(Math.max(0, start - 72), start))
      ? GIVEN_AT_ONCE.exec(after)
      : null) ??
    (alone ? BELOW.exec(after) : null);
  if (!found) return [];
  // `password=mot_de_passe Total : 12`, `/etc/passwd Total : 12`: a value or a path names nothing that comes later.
  if (/^[ \n]\p{L}/u.test(found[0]) && /(?:= ?["']?|[/.])$/.test(text.slice(Math.max(0, start - 3), start))) return [];
  const whole = found[0];
  const raw = found[1] ?? found[2] ?? "";
  const value = raw.replace(/[.,;:!?)\]}»]+$/u, "") || raw;
  if (PLACEHOLDER.test(fold(value)) || !isSecret(value, word)) return [];
  const from = end + whole.lastIndexOf(raw);
  return [{ start: from, end: from + value.length, confidence: "medium" }];
}

/** A path, a name of a variable, a field of a record: `/etc/shadow`, `MOT_DE_PASSE`, `hash:/etc/passwd`. */
const NO_SECRET =
  /^[a-z][a-z\d+.-]{1,12}:\/\/|^(?:cn|uid|ou|dc)=|^[a-z-]{2,20}=$|^\/\/|^[a-z]+@[a-z.]+$|^(?:[a-z]+:)?[/\\~][\w./\\-]*$|^[A-Za-z]+(?:[_.:-][A-Za-z]+)+$|^[a-z_.]+\(/i;

/** In base64, as Kubernetes keeps it: `userName=` has no such capitals. */
const ENCODED = /^(?=[^=]{0,126}[a-z][^=]{0,126}[A-Z][^=]{0,126}[a-z][^=]{0,126}[A-Z])[A-Za-z0-9+/]{6,126}={1,2}$/;

/** A word alone is no secret; a number is one where a code is asked for. */
function isSecret(value: string, word: string): boolean {
  if (/^code (?!wi)/.test(word)) return /^\d{4,12}$/.test(value);
  if (value.length % 4 === 0 && ENCODED.test(value)) return true;
  if (value.length < 6 || NO_SECRET.test(value)) return false;
  if (word === "bearer") return value.length >= 20;
  if (/^\d+$/.test(value)) return /passe|mdp|^pass|pwd|pin|wi-?fi/.test(word);
  if (/^A[KS]IA[A-Z0-9]{16}$/.test(value)) return true;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(value)).length;
  if (word === "token" || word === "secret" || word === "jeton")
    return value.length >= 12 && kinds >= 2 && /\d/.test(value);
  return kinds >= 2 && !/^\p{Lu}?\p{Ll}+$/u.test(value) && !/^\p{L}+[-']\p{L}+$/u.test(value);
}
