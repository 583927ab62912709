/** Deux plans, ou deux relevés, l’un à côté de l’autre ; et ce qui reste, relevé après relevé. */

export const history = {
  title: (from: string, to: string) => `Comparaison : ${from} → ${to}`,
  side: {
    folder: (folder: string, day: string, edition: string | null) =>
      `« ${folder} » (relevé commencé le ${day}${edition === null ? "" : `, doctrine ${edition}`})`,
    scan: (number: string, day: string) => `relevé ${number} (commencé le ${day})`,
  },
  backwards:
    "Le second est antérieur au premier : ce qui est dit nouveau a disparu depuis, et inversement. Échangez-les pour lire dans l’ordre des jours.",
  sameScan: "C’est le même relevé : rien de ce qui change ne vient du tenant.",
  unknown:
    "L’un des deux a été écrit par une version de Bascule qui ne notait pas sur quoi il repose : une cause qui ne peut être écartée est nommée.",
  unvouched: (folder: string) =>
    `Sans MANIFEST.sha256 dans « ${folder} », rien ne dit si ses fichiers sont tels qu’ils ont été écrits.`,
  otherwise: (what: readonly string[]) => `Diffèrent aussi : ${what.join(", ")}.`,
  rests: {
    detectors: "les détecteurs, leur version ou la confiance retenue",
    doctrine: "l’édition de la doctrine, ses règles ou les offres",
    scope: "ce qui devait être relevé (lieux, services, contenus écartés)",
    directorates: "le rattachement aux directions",
    project: "ce que la configuration dit du projet",
    planning: "les vagues, les licences, le partage ou l’échantillon dans la configuration",
    day: "le jour du plan",
  },
  withdrawn: (permissions: string) => `Autorisations retirées : ${permissions}.`,
  granted: (permissions: string) => `Autorisations ajoutées : ${permissions}.`,
  kept: "Les contenus qui n’ont pas changé ne sont pas relus par un relevé ultérieur : ce que d’autres détecteurs y trouveraient n’est connu qu’après « bascule scan --fresh ».",
  causes: {
    tenant: "tenant",
    coverage: "couverture ou autorisations",
    detectors: "détecteurs ou seuils",
    doctrine: "doctrine",
    configuration: "configuration",
    day: "jour du plan",
    program: "version de Bascule",
  },
  kinds: {
    new: "Espaces nouveaux",
    gone: "Espaces disparus",
    "moved-unit": "Espaces passés d’une direction à une autre",
    grown: "Espaces qui ont grandi",
    shrunk: "Espaces qui ont diminué",
    "newly-sensitive": "Sensibilité (R9) nouvelle",
    "more-sensitive": "Sensibilité (R9) en hausse",
    "less-sensitive": "Sensibilité (R9) en baisse",
    "no-longer-sensitive": "Sensibilité (R9) disparue",
    target: "Cible proposée différente",
    coverage: "Relevé différent",
  },
  aspects: {
    label: "ce que dit le texte",
    status: "dérogation",
    action: "à faire",
    months: "durée au plus",
    until: "échéance",
    unused: "usage",
    targets: "cibles",
    coverage: "relevé",
  },
  coverages: {
    complete: "complet",
    sampled: "par échantillon",
    partial: "partiel",
    "not-scanned": "non relevé",
  },
  nothing: "Rien n’a changé.",
  heads: {
    services: "Services",
    causes: "Par cause",
    kinds: "Par nature",
    units: "D’une direction à une autre",
    largest: "Les plus importants",
  },
  noUnit: "sans direction connue",
  nothingSaid: "rien",
  stand: (service: string, aspect: string, from: string, to: string) => `${service}, ${aspect} : ${from} → ${to}`,
  because: (causes: readonly string[]) => `(${causes.join(" ; ")})`,
  changes: (count: string, one: boolean) => `${count} ${one ? "changement" : "changements"}`,
  line: (what: string, told: readonly string[]) => `${what} : ${told.join(", ")}`,
  spaces: (count: string, one: boolean) => `${count} ${one ? "espace" : "espaces"}`,
  items: (count: string, one: boolean) => `${count} ${one ? "élément" : "éléments"}`,
  found: (count: string) => `Sensibilité (R9) ${count}`,
  notTold: "taille non connue",
  nameless: (id: string) => `sans nom connu (${id})`,
  from: (was: string, is: string) => `${was} → ${is}`,
  others: (count: string, one: boolean) =>
    one ? `… et ${count} autre, que donne --json.` : `… et ${count} autres, que donne --json.`,
  own: (count: string, one: boolean) =>
    one
      ? `${count} espace individuel, que cette liste ne nomme pas.`
      : `${count} espaces individuels, que cette liste ne nomme pas.`,
  held: (rows: string, one: boolean) =>
    `Historique : ${rows} ${one ? "ligne" : "lignes"} de chiffres de ces espaces, une par espace et par relevé (éléments, volume, éléments repérés, direction).`,
  burnDown: {
    title: "Avancement",
    curve: "Part de ce qui restait au premier relevé, relevé après relevé",
    note: "Ce qui reste dans les services que le plan concerne, vu tout du long comme le dernier relevé le voit : d’un relevé à l’autre, seul compte ce que le tenant a changé. Ce qu’une autorisation, un périmètre, une couverture ou des détecteurs font varier est à part.",
    chart: {
      title: (what: string) => `${what}, relevé après relevé`,
      seen: (
        what: string,
        from: { readonly day: string; readonly left: string },
        to: { readonly day: string; readonly left: string },
      ) => `${what} : ${from.left} au relevé du ${from.day}, ${to.left} à celui du ${to.day}.`,
    },
    key: { spaces: "Espaces", items: "Éléments", bytes: "Volume" },
    head: {
      day: "Relevé du",
      spaces: "Espaces",
      items: "Éléments",
      bytes: "Volume",
      sensitive: "Sensibilité (R9), dans ce qui a été lu",
      moved: "Éléments, depuis le précédent",
      aside: "Autres causes, non comptées",
    },
    sensitive: {
      none: "—",
      why: "« — » : rien n’a été lu, ou ce jour-là d’autres détecteurs, ou une autre confiance, étaient demandés.",
    },
    first: "Il n’y a encore qu’un relevé : l’avancement se lit à partir du deuxième.",
    empty: "Aucun relevé terminé n’est encore dans l’historique.",
  },
  faults: {
    nowhere: (folder: string) =>
      `« ${folder} » n’existe pas. Donnez un dossier écrit par « bascule plan --out », ou le numéro d’un relevé (« bascule diff » sans rien compare les deux derniers).`,
    noScan: (number: string, known: readonly string[]) =>
      known.length === 0
        ? `Il n’y a pas de relevé ${number} dans l’historique, qui est vide : lancez « bascule scan », ou « bascule plan » sur le relevé qui est là.`
        : `Il n’y a pas de relevé ${number} dans l’historique. Relevés gardés : ${known.join(", ")}. Un dossier nommé ${number} s’écrit « ./${number} ».`,
    none: "L’historique ne garde encore aucun relevé terminé : lancez « bascule scan », ou « bascule plan » sur le relevé qui est là, puis « bascule diff ».",
    onlyOne:
      "L’historique ne garde qu’un relevé, il en faut deux : lancez « bascule scan » une nouvelle fois, ou donnez deux dossiers de sortie.",
    tooMany: "« bascule diff » compare deux dossiers ou deux relevés, pas davantage : retirez les autres.",
    otherTenant: (one: string, other: string, copy: boolean) =>
      `Ces deux plans ne sont pas du même tenant : ${one} et ${other}.${copy ? " L’un est une copie pour publication (--redact) : comparez-la à une autre copie du même relevé." : ""}`,
    folder: {
      "no-plan": (folder: string, file: string) =>
        `« ${folder} » n’est pas un dossier de plan : ${file} n’y est pas. Donnez un dossier écrit par « bascule plan --out ».`,
      broken: (folder: string, file: string) =>
        `${file}, dans « ${folder} », est coupé ou n’est pas un plan de Bascule. Réécrivez-le avec « bascule plan --out ${folder} ».`,
      changed: (folder: string, file: string) =>
        `${file}, dans « ${folder} », n’est plus tel qu’il a été écrit : son empreinte n’est pas celle de MANIFEST.sha256. Il a été coupé ou modifié ; réécrivez-le avec « bascule plan --out ${folder} ».`,
      unreadable: (folder: string, file: string) =>
        `${file}, dans « ${folder} », ne peut pas être lu. Vérifiez vos droits de lecture.`,
      line: (folder: string, file: string, line: string) =>
        `${file}, dans « ${folder} », ligne ${line} : ce n’est pas la ligne d’un espace, ou elle y est deux fois. Le fichier a été coupé ou modifié ; réécrivez-le avec « bascule plan --out ${folder} ».`,
    },
  },
};
