/** Secrets: letters of the alphabet in a row, and the shapes that vendors publish filled with them: they open nothing. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

const letters = (count: number) => "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0".repeat(3).slice(0, count);

const UUID = "550e8400-e29b-41d4-a716-446655440000";

describe("finds by the first letters, high", () => {
  test.each([
    ["AWS", `AKIA${"Z9".repeat(8)}`],
    ["AWS, of a session", `ASIA${"Z9".repeat(8)}`],
    ["GitHub", `ghp_${letters(36)}`],
    ["GitHub, fine-grained", `github_pat_${letters(40)}`],
    ["GitLab", `glpat-${letters(20)}`],
    ["Slack", `xoxb-${letters(24)}`],
    ["Stripe", `sk_live_${letters(24)}`],
    ["OpenAI", `sk-proj-${letters(24)}`],
    ["Google", `AIzaSy${letters(33)}`],
    ["npm", `npm_${letters(36)}`],
    ["a signed token", `eyJ${letters(20)}.eyJ${letters(20)}.${letters(30)}`],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
    ["a private key of any kind", "-----BEGIN PRIVATE KEY-----"],
    ["an OpenSSH key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
    ["a private key in base64", `client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQp${letters(40)}`],
    ["a private key of any kind in base64", `LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk${letters(40)}`],
    ["an encrypted key", "-----BEGIN ENCRYPTED PRIVATE KEY-----"],
    ["PuTTY", "PuTTY-User-Key-File-2: ssh-rsa"],
    ["an Azure account", `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${letters(86)}==`],
    ["a webhook of Slack", `https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/${letters(24)}`],
    [
      "a webhook of Teams",
      `https://exemple.webhook.office.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/${"a1".repeat(16)}`,
    ],
    [
      "a store's address with its key",
      `https://exemple.blob.core.windows.net/c/f.csv?sv=2022-11-02&sig=${letters(43)}%3D`,
    ],
    ["in an address", "postgres://user:Tr0ub4dor@db.example.com/agents"],
  ])("%s", (_case, text) => expect(judged(`x ${text} y`)).toEqual(["high secret"]));
});

describe("finds by the words before, medium", () => {
  test.each([
    ["the second of two", "Identifiant / mot de passe : exemple1 / Tr0ub4dor", "Tr0ub4dor"],
    ["for short, a sign inside", "MDP zebre$45", "zebre$45"],
    ["a name in capitals", "LOGIN: exemple\nPASS: Tr0ub4dor", "Tr0ub4dor"],
    ["named in full, a sign at its end", "utilisateur exemple mot de passe Zebre_4512*", "Zebre_4512*"],
    ["after six words", "le mdp admin de la GED a changé : Tr0ub4dor", "Tr0ub4dor"],
    ["after words and a bracket", "Clé WPA du réseau invité (wifi) : Tr0ub4dorVert", "Tr0ub4dorVert"],
    ["of a machine's list of them", "machine ftp.exemple.fr login depot password Tr0ub4dor", "Tr0ub4dor"],
    ["named in full, a sign and a digit inside", "identifiant 214, mot de passe Zebre@45x (à garder)", "Zebre@45x"],
    ["a name in brackets", "Code wifi du site (mot de passe) : Tr0ub4dor", "Tr0ub4dor"],
    ["by default", "mot de passe par défaut Tr0ub4dor!x", "Tr0ub4dor!x"],
    ["with a remark", "Mot de passe (provisoire) : Tr0ub4dor", "Tr0ub4dor"],
    ["of a network, in digits", "Code wifi : 48213307", "48213307"],
    ["of a network, by its kind of key", "Clé WPA2 : TrebudorVert", "TrebudorVert"],
    ["a header of HTTP", "Authorization: Basic ZXhlbXBsZTpUcjB1YjRkb3I=", "ZXhlbXBsZTpUcjB1YjRkb3I="],
    ["of a drive", "net use Z: \\\\srv\\part /user:EXEMPLE\\adm Tr0ub4dor", "Tr0ub4dor"],
    ["of a drive, before the name", "NET USE Z: \\\\srv\\part Tr0ub4dor /user:EXEMPLE\\adm", "Tr0ub4dor"],
    ["of a sheet", 'Feuil1.Unprotect "Tr0ub4dor"', "Tr0ub4dor"],
    ["in base64, letters alone", "kind: Secret\ndata:\n  password: VHJlYnVkb3I=", "VHJlYnVkb3I="],
    ["of letters alone in base64, a pad", "password: WngxIXBMbTI=", "WngxIXBMbTI="],
    ["Visual Basic", 'Const DB_PASS As String = "Tr0ub4dor"', "Tr0ub4dor"],
    ["between apostrophes", "Connexion refusée avec le password 'Tr0ub_4dor'", "Tr0ub_4dor"],
    ["SQL", "CREATE USER exemple IDENTIFIED BY 'Tr0ub4dor';", "Tr0ub4dor"],
    ["for short, at once", "VPN : login exemple / mdp Tr0ub4dor$9", "Tr0ub4dor$9"],
    ["for the time being", 'mdp provisoire "Tr0ub4dor", à changer', "Tr0ub4dor"],
    ["a short name of a field", "ldap_bind_pw: Tr0ub4dor", "Tr0ub4dor"],
    ["a command that takes it", "curl -u exemple:Tr0ub4dor https://example.com", "Tr0ub4dor"],
    ["a command that takes it apart", "sshpass -p 'Tr0ub4dor' ssh exemple", "Tr0ub4dor"],
    ["PowerShell", '(ConvertTo-SecureString "Tr0ub4dor" -AsPlainText -Force)', "Tr0ub4dor"],
    ["of a directory", "userPassword: {SSHA}3f0Zk9QpLx7mYt2Rr8s1WdV5", "{SSHA}3f0Zk9QpLx7mYt2Rr8s1WdV5"],
    ["French", "Mot de passe : Tr0ub4dor&3", "Tr0ub4dor&3"],
    ["for short", "mdp: Tr0ub4dor", "Tr0ub4dor"],
    ["in a sentence", "votre mot de passe est Tr0ub4dor", "Tr0ub4dor"],
    ["in a sentence with its full stop", "Le mot de passe est Tr0ub4dor.", "Tr0ub4dor"],
    ["the following", "Le mot de passe est le suivant : Tr0ub4dor", "Tr0ub4dor"],
    ["between guillemets", "mot de passe : « Tr0ub4dor »", "Tr0ub4dor"],
    ["on the next line", "Mot de passe\nTr0ub4dor\n", "Tr0ub4dor"],
    ["an assignment", 'password="Tr0ub4dor"', "Tr0ub4dor"],
    ["YAML", "db_password: Tr0ub4dor", "Tr0ub4dor"],
    ["JSON", '{"password": "Tr0ub4dor"}', "Tr0ub4dor"],
    ["XML", "<password>Tr0ub4dor</password>", "Tr0ub4dor"],
    ["camel case", 'clientSecret = "Tr0ub4dor"', "Tr0ub4dor"],
    ["environment", "APP_API_KEY=Tr0ub4dor42", "Tr0ub4dor42"],
    ["a command's option", "mysql --password=Tr0ub4dor", "Tr0ub4dor"],
    ["a code", "code PIN : 4821", "4821"],
    ["Wi-Fi", "Clé WiFi : Tr0ub4dor", "Tr0ub4dor"],
    ["digits of a password", "mdp : 48213307", "48213307"],
    ["capitals without accents", "CLE API : Tr0ub4dor42", "Tr0ub4dor42"],
    ["a bearer", `Authorization: Bearer ${letters(40)}`, letters(40)],
    ["of a typewriter's apostrophes", "mot de passe : 'Tr0ub4dor'", "Tr0ub4dor"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["medium secret"]);
    expect(found(text)).toEqual([value]);
  });

  test("a column", () => {
    expect(judged("Compte;Mot de passe\nmartin;Tr0ub4dor\npetit;S3same-42\n")).toEqual([
      "medium secret",
      "medium secret",
    ]);
  });
});

test.each([
  ["a token to its end", `xoxb-${letters(60)}`],
  ["a token's pieces too", `glpat-${letters(20)}.01.${letters(9)}`],
])("%s", (_case, text) => expect(found(`x ${text} y`)).toEqual([text]));

describe("leaves", () => {
  test.each([
    ["results of tests", "PASS: align1\nPASS: align2-x86\nFAIL: align3b\n"],
    ["a certificate in base64", `ca: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk${letters(40)}`],
    ["a query's own names", "SELECT nir, password FROM agents WHERE siret = :siret1 AND x = @mdp1"],
    ["an address that a server passes on to", "proxy_pass=http://backend:8080"],
    ["an address that a server passes on to, in its own way", "location / { proxy_pass http://127.0.0.1:3000; }"],
    ["an address in capitals", "PROXY_PASS=HTTP://SERVEUR-6:8080"],
    ["a name in code, then something else", "password=process.env.PASSWORD\nPass Navigo : 576417766"],
    ["what is encrypted", "password: ENC[AES256_GCM,data:a1B2c3D4]"],
    ["what is encrypted, otherwise", "spring.datasource.password=ENC(a1B2c3D4e5)"],
    ["a name in a directory", "password User dn: cn=admin,ou=acces,dc=exemple"],
    ["a product after the short name", "le mdp Windows10 est oublié"],
    ["a value that is its own name", "password=mot_de_passe Total : 12-4578"],
    ["a path, then something else", "maps = hash:/etc/postfix/passwd Résultat : 0.5011796"],
    ["a field of a page", '<input type="password" name="pwd" value="">'],
    ["a language", "Visual Basic 2019professional"],
    ["a card for trains", "Pass Navigo : 1234567890"],
    ["a command that asks", "curl -u exemple https://example.com"],
    ["a command with a word", "curl -u utilisateur:motdepasse https://example.com"],
    ["a command with a variable", 'curl -u "exemple:$MDP" https://example.com'],
    ["a proverb", "C'est un secret de polichinelle"],
    ["professional secrecy", "Le secret professionnel s'impose à tous."],
    ["a policy", "Le mot de passe doit contenir 12 caractères minimum."],
    ["one forgotten", "Mot de passe oublié ?"],
    ["one that has run out", "Votre mot de passe est expiré."],
    ["a form's field", "Mot de passe : ________"],
    ["stars", "mot de passe : ********"],
    ["dots", "password: ••••••••"],
    ["an environment's reference", `password: \${DB_PASSWORD}`],
    ["a vault's reference", "password: {{ vault.db_password }}"],
    ["a variable of the shell", "PASSWORD=$PASSWORD"],
    ["a variable of Windows", "password=%DB_PASSWORD%"],
    ["read from the process", "password = process.env.DB_PASSWORD"],
    ["asked for", "password = getpass()"],
    ["a placeholder", "password=changeme"],
    ["one between angle brackets", "password=<your-password>"],
    ["none", "password: null"],
    ["said in a letter", "Le mot de passe vous sera communiqué par courrier séparé."],
    ["a word", "mot de passe : confidentiel"],
    ["a label of a page", "<label>Mot de passe</label>"],
    ["AWS's own example", "AKIAIOSFODNN7EXAMPLE"],
    ["a public key", "-----BEGIN PUBLIC KEY-----"],
    ["a certificate", "-----BEGIN CERTIFICATE-----"],
    ["a document's hash", "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ["a token of a theory", "Un jeton (token) est une unité de texte."],
    ["an address without password", "https://user@example.com/x"],
    ["an address with a placeholder", `postgres://user:\${PASSWORD}@db.example.com/x`],
    ["an address with a port", "http://localhost:8080/a@b"],
    ["a code of law", "code secret : voir l'article 12"],
    ["a piece of a longer word", `xghp_${letters(36)}`],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" secret"))).toEqual([]));
});
