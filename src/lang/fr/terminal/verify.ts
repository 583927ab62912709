/** Ce que « bascule verify » a regardé, et ce qu’il en est. */

export const verify = {
  verify: {
    nothingNamed: "Indiquez le dossier de sortie à vérifier : bascule verify bascule-out.",
    noFolder: (folder: string) =>
      `« ${folder} » n’est pas un dossier. Indiquez le dossier de sortie à vérifier, tel que « bascule plan » l’a écrit.`,
    whole: (folder: string) =>
      `« ${folder} » : tout est tel qu’il a été écrit, et le plan est celui que donne le relevé.`,
    notWhole: (folder: string) =>
      `« ${folder} » : quelque chose n’est plus tel qu’il a été écrit, ou n’a pas pu être vérifié. C’est dit ci-dessus.`,
    limits:
      "Ces empreintes montrent qu’une chose a changé, non qui l’a changée ; sans signature, qui peut récrire aussi MANIFEST.sha256 et le relevé peut les refaire.",
    files: {
      none: "Fichiers : pas de MANIFEST.sha256 qui se lise comme tel, rien ne dit ce qui a été écrit.",
      same: (count: string, one: boolean) =>
        `Fichiers : ${one ? "le seul" : `les ${count}`} de MANIFEST.sha256 ${one ? "est tel qu’il a été écrit" : "sont tels qu’ils ont été écrits"}.`,
      some: (same: string, all: string) =>
        `Fichiers : ${same} sur ${all} sont tels qu’ils ont été écrits. Les autres :`,
      changed: (name: string) => `${name} : modifié depuis`,
      missing: (name: string) => `${name} : absent`,
      beside: (name: string) => `${name} : inconnu de MANIFEST.sha256`,
      kept: (name: string) => `${name} : copie gardée de ce qui y avait été rempli`,
    },
    signature: {
      none: "Signature : aucune.",
      "no-key": "Signature : non vérifiée, donnez la clé publique avec --signed-by.",
      missing: "Signature : absente, alors qu’une clé est donnée pour la vérifier.",
      good: (fingerprint: string) => `Signature : valable. Empreinte de la clé : ${fingerprint}`,
      bad: (fingerprint: string) =>
        `Signature : fausse. MANIFEST.sha256 a changé depuis, ou il a été signé avec une autre clé que ${fingerprint}`,
    },
    manifest: {
      unchecked: "Manifeste",
      written: "Manifeste : cette base l’a vu écrire.",
      other:
        "Manifeste : ce n’est pas un de ceux que cette base a vu écrire. Il a été récrit, ou une autre copie de la base l’a écrit.",
      unproved:
        "Rien ne dit donc qu’il n’a pas été récrit avec les fichiers dont il porte les empreintes : donnez la base qui les a écrits (BASCULE_STORE), ou signez les sorties (--sign-with).",
    },
    doctrine: {
      same: (edition: string) => `Doctrine : l’édition ${edition} dit ce qu’elle disait quand le plan a été fait.`,
      other: (edition: string) =>
        `Doctrine : les règles ou les offres de l’édition ${edition} ne sont plus celles dont le plan porte l’empreinte.`,
      unchecked: "Doctrine",
    },
    records: {
      unchecked: "Relevé",
      same: (blocks: string) => `Relevé : scellé, et tel qu’il a été scellé (${blocks} blocs).`,
      changed: (count: string, one: boolean) =>
        `Relevé : ${count} ${one ? "bloc n’est plus tel qu’il a été scellé" : "blocs ne sont plus tels qu’ils ont été scellés"} :`,
      gone: (count: string, one: boolean) =>
        `${count} ${one ? "bloc scellé n’y est plus" : "blocs scellés n’y sont plus"}`,
      more: (count: string) => `et ${count} de plus`,
      digests: "Relevé : les empreintes des blocs ont elles-mêmes été changées.",
      broken: (scan: string) => `Relevé : le sceau du relevé ${scan} ne suit pas de celui d’avant.`,
      other: "Relevé : son sceau n’est pas celui que porte le plan.",
      purged: "Relevé : il a été scellé de nouveau depuis le plan, après un effacement demandé.",
      directory: (kind: string) => `annuaire et réglages (${kind})`,
      gaps: "ce qui a été refusé ou écarté",
      made: "avec quoi le relevé a été fait",
    },
    plan: {
      unchecked: "Plan",
      same: "Plan : plan.json, containers.ndjson et findings.ndjson sont ceux que donne le relevé.",
      differing: "Plan : le relevé ne donne pas ce qui est écrit :",
      line: (file: string, line: string) => `${file}, à partir de la ligne ${line}`,
      keys: (file: string, keys: string) => `${file} : ${keys}`,
    },
    journal: {
      same: (lines: string, one: boolean, head: string | null) =>
        `Journal : ${lines} ${one ? "ligne" : "lignes, chacune à la suite de la précédente"}.${head === null ? "" : ` Empreinte de la dernière : ${head}`}`,
      broken: (line: string) => `Journal : la ligne ${line} ne suit pas de celle d’avant.`,
      cut: (count: string, one: boolean) =>
        `${count} ${one ? "ligne coupée pendant son écriture" : "lignes coupées pendant leur écriture"}`,
      shortened: "des lignes plus anciennes ont été effacées pour leur âge, et le journal le dit",
    },
    workbook: {
      unread: (file: string) => `${file} : ne se lit pas comme un classeur de ce plan.`,
      filled: (file: string, count: string, one: boolean) =>
        `${file} : ${count} ${one ? "cellule à remplir remplie ou changée" : "cellules à remplir remplies ou changées"}, ce pour quoi il est fait.`,
      none: (file: string) =>
        `${file} : aucune cellule de ses feuilles suivies n’a changé ; il a seulement été enregistré de nouveau, ou changé ailleurs.`,
      same: (file: string) =>
        `${file} : aucune de ses lignes n’a changé ; il a seulement été enregistré de nouveau, ou changé hors de ses lignes (titres, notes, mise en forme).`,
      unheld: (file: string) =>
        `${file} : comparé à ses propres marques seulement, et non au plan refait ; les feuilles qui n’en portent pas (Synthèse, Services, Vagues, Couverture…) ne sont pas vérifiées.`,
      altered: (file: string, count: string, one: boolean) =>
        `${file} : ${count} ${one ? "cellule qui ne se remplit pas a été changée" : "cellules qui ne se remplissent pas ont été changées"} :`,
      cell: (
        sheet: string,
        line: string,
        { name, column, was }: { name: string | null; column: string | null; was: string | null },
      ) =>
        `${sheet}, ligne ${line}${name === null ? "" : ` (${name})`} : ${column ?? "une cellule, on ne sait laquelle"}${was === null ? "" : `, où il y avait « ${was} »`}`,
      row: (sheet: string, line: string | null, name: string | null) =>
        line === null
          ? `${sheet} : ${name ?? "une ligne sans nom"}`
          : `${sheet}, ligne ${line}${name === null ? "" : ` (${name})`}`,
      added: (file: string, count: string, one: boolean) =>
        `${file} : ${count} ${one ? "ligne" : "lignes"} que le plan n’a pas :`,
      gone: (file: string, sheets: readonly string[]) =>
        sheets.length === 1
          ? `${file} : la feuille ${sheets.join()} n’y est plus, ou porte un autre nom.`
          : `${file} : les feuilles ${sheets.join(", ")} n’y sont plus, ou portent un autre nom.`,
      hidden: (file: string, sheets: readonly string[]) =>
        sheets.length === 1
          ? `${file} : la feuille ${sheets.join()} est masquée.`
          : `${file} : les feuilles ${sheets.join(", ")} sont masquées.`,
      hiddenRows: (file: string, sheet: string, count: string, one: boolean) =>
        `${file} : ${count} ${one ? "ligne" : "lignes"} de la feuille ${sheet} ${one ? "est masquée" : "sont masquées"}, sans filtre.`,
      filteredRows: (file: string, sheets: readonly string[], count: string, one: boolean) =>
        `${file} : ${count} ${one ? "ligne est masquée" : "lignes sont masquées"} par un filtre, comme on le fait en y travaillant (${sheets.join(", ")}).`,
      missing: (file: string, count: string, one: boolean) =>
        `${file} : ${count} ${one ? "ligne du plan n’y est plus" : "lignes du plan n’y sont plus"}.`,
      unmarked: (file: string, count: string, one: boolean) =>
        `${file} : ${count} ${one ? "ligne est" : "lignes sont"} sans marques, perdues ou jamais reçues : nul ne peut dire ce qui y a changé.`,
    },
    because: (what: string, why: string) => `${what} : non vérifié, ${why}.`,
    why: {
      "no-store": "il n’y a pas de relevé à cet endroit (BASCULE_STORE)",
      "store-unreadable": "le relevé ne peut pas être lu ici",
      "no-plan": "plan.json ne se lit pas comme un plan",
      "other-scan": "le plan est d’un autre relevé que le dernier de ceux qui sont gardés",
      "begun-since": "un relevé a commencé depuis",
      underway: "le plan a été fait d’un relevé en cours",
      unsealed: "le relevé n’est pas scellé (une version antérieure l’a fait)",
      unnoted:
        "cette base n’a noté aucune sortie de ce relevé (une version antérieure les a écrites, ou la base n’était pas modifiable)",
      "other-version": "une autre version de Bascule a écrit le plan",
      "no-edition": "cette édition de la doctrine n’est pas fournie, ou pas encore en vigueur au jour du plan",
      configuration: "la configuration n’est pas celle avec laquelle il a été fait (--config)",
      doctrine: "les règles ou les offres ont changé depuis",
    },
    openKey: (path: string) =>
      `Attention : d’autres que vous peuvent lire la clé privée « ${path} ». Réservez-la à votre compte (chmod 600).`,
  },
};
