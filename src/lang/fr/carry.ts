/** What is said of workbooks that people filled in and give back: why a file is refused, and what was not simply kept. */

const again = "Rien n’a été écrit.";
const save = "Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.";

const choose =
  "Donnez à --carry le classeur rempli, ou le dossier où sont ceux qui vous ont été rendus ; sans aucun, relancez la commande sans --carry.";

const kind = (title: string, says: string) => ({ title, says });

export const carry = {
  cells: (count: string, one: boolean) => `${count} cellule${one ? "" : "s"}`,
  kinds: {
    "two-values": kind(
      "Deux valeurs",
      "Deux personnes ont rempli cette cellule autrement. La valeur lue la première est dans le classeur ; l’autre est ici.",
    ),
    "both-changed": kind(
      "Changé des deux côtés",
      "Une personne a changé cette cellule, et le relevé aussi. La valeur de la personne est dans le classeur ; celle du relevé est ici.",
    ),
    "row-gone": kind(
      "Ligne disparue",
      "Cette ligne n’est plus dans le plan. Ce qui y était écrit est ici, et y reviendra si la ligne revient.",
    ),
    "row-added": kind(
      "Ligne ajoutée",
      "Cette ligne n’est pas du plan : son identifiant manque ou n’est pas connu. Ce qu’elle contient est ici.",
    ),
    "duplicate-id": kind(
      "Ligne en double",
      "Deux lignes de la même feuille portent cet identifiant. La moins retouchée est dans le classeur ; l’autre est ici.",
    ),
    "unknown-column": kind(
      "Colonne inconnue",
      "Cette version n’a pas cette colonne, ou la feuille en a trop. Ce qui y était écrit est ici.",
    ),
    "unreadable-day": kind(
      "Date illisible",
      "Ce texte ne donne pas un jour avec certitude. Il est gardé tel quel : écrivez une date.",
    ),
    "not-in-list": kind("Hors de la liste", "Cette valeur n’est pas dans la liste. Elle est gardée telle quelle."),
    emptied: kind("Cellule vidée", "Cette cellule est remplie par Bascule : vidée, elle est remplie de nouveau."),
    formula: kind(
      "Formule",
      "Une formule était écrite dans cette colonne. Sa dernière valeur connue est gardée, la formule non ; la première est ici.",
    ),
    merged: kind(
      "Cellules fusionnées",
      "Des cellules ont été fusionnées : le tableur n’y garde que la première valeur, et Bascule la lit pour la première ligne seule. La zone est ici.",
    ),
    note: kind(
      "Commentaire de cellule",
      "Un commentaire est attaché à cette cellule. Bascule ne le reprend pas dans la cellule : le voici.",
    ),
    "column-elsewhere": kind(
      "Colonne ajoutée ailleurs",
      "Bascule ne reprend pas ce qui est ajouté à cette feuille : copiez la colonne depuis le fichier d’origine, qui reste tel quel. Le nombre est celui de ses cellules remplies.",
    ),
    "inventory-changed": kind(
      "Inventaire changé",
      "Quelqu’un a changé cette cellule dans une feuille que Bascule refait à chaque relevé. Ce qui y était écrit n’est pas repris : le voici, s’il est connu, et il reste dans le fichier d’origine.",
    ),
    "no-control": kind(
      "Contrôle absent",
      "Ces lignes ont perdu la colonne cachée « Contrôle », ou n’ont plus leur identifiant en face. Les colonnes à remplir sont reprises ; ce qui a été changé dans les autres n’est pas reconnu.",
    ),
    "sheet-added": kind(
      "Feuille ajoutée",
      "Bascule ne reprend pas une feuille ajoutée : copiez-la depuis le fichier d’origine, qui reste tel quel. Le nombre est celui de ses cellules remplies.",
    ),
  },
  faults: {
    missing: (path: string, folder: string, beside: readonly string[], more: number) =>
      `Le classeur « ${path} » n’existe pas${beside.length === 0 ? ` : aucun classeur .xlsx n’est dans « ${folder} »` : `. Dans « ${folder} » se trouvent : ${beside.map((name) => `« ${name} »`).join(", ")}${more === 0 ? "" : more === 1 ? " et un autre" : ` et ${more} autres`}`}. ${choose} ${again}`,
    noFolder: (path: string, folder: string) =>
      `Le classeur « ${path} » n’existe pas : le dossier « ${folder} » non plus. ${choose} ${again}`,
    unreadable: (path: string) =>
      `Le classeur « ${path} » ne peut pas être lu : fermez-le s’il est ouvert ailleurs, vérifiez que vous avez le droit de le lire, ou donnez-en une copie. ${again}`,
    emptyFolder: (path: string) => `Le dossier « ${path} » ne contient aucun classeur .xlsx. ${choose} ${again}`,
    otherFormat: (path: string, format: string) =>
      `« ${path} » n’est pas un classeur .xlsx${format === "" ? "" : ` (format lu : ${format})`}. ${save} ${again}`,
    unread: {
      encrypted: (path: string) =>
        `« ${path} » est protégé par un mot de passe ou par une gestion de droits. Enregistrez-en une copie sans protection et donnez-la à --carry. ${again}`,
      damaged: (path: string) =>
        `« ${path} » est abîmé : il n’a pas pu être lu en entier. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, ou reprenez une copie. ${again}`,
      "too-large": (path: string) =>
        `« ${path} » est trop grand pour un classeur de Bascule, ou le devient en se décompressant. ${again}`,
    },
    notOurs: (path: string) =>
      `« ${path} » n’est pas un plan-migration.xlsx fait par Bascule : aucune feuille n’y a les colonnes de « Plan ». Si la colonne « Identifiant » a été supprimée, rétablissez-la. ${again}`,
    annex: (path: string) =>
      `« ${path} » est l’annexe à la demande de dérogation, que personne ne remplit. Donnez plan-migration.xlsx. ${again}`,
    restricted: (path: string) =>
      `« ${path} » est le classeur des signalements restreints, que Bascule ne reprend pas. Donnez plan-migration.xlsx. ${again}`,
    redacted: (path: string) =>
      `« ${path} » est une copie pour publication : ses lignes ne portent plus leurs identifiants. Donnez le classeur d’origine. ${again}`,
    later: (path: string) =>
      `« ${path} » a été fait par une version plus récente de Bascule. Mettez Bascule à jour. ${again}`,
    otherTenant: (path: string) =>
      `« ${path} » est le classeur d’un autre tenant. Donnez celui de ce tenant, ou la base de l’autre (BASCULE_STORE). ${again}`,
    stranger: (path: string) =>
      `Aucune ligne de « ${path} » n’est dans ce plan : c’est le classeur d’un autre tenant, ou d’un autre relevé. ${again}`,
    withRedact:
      "Une copie pour publication ne reprend pas ce que des personnes ont écrit : donnez --carry et --split sans --redact.",
  },
  outcome: {
    hint: (path: string) => `Pour le reprendre dans le nouveau classeur : bascule plan --carry ${path}`,
    none: "Ce qui avait été écrit est repris. Aucun conflit.",
    some: (count: string, one: boolean) =>
      `Ce qui avait été écrit est repris ; ${count} point${one ? "" : "s"} à regarder dans la feuille « Conflits ».`,
  },
};
