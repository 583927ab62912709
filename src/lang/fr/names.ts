import type { Category, UnreadCode } from "../../model/finding.ts";
import type { GapCause, IncompleteCause } from "../../model/gap.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { ServiceId, Workload } from "../../model/service.ts";
import type { DerogationStatus, FactConfidence, OfferKind } from "../../model/verdict.ts";
import { collector, detector } from "./units.ts";

/** Names, for people, of what the model names by identifier. */
const workload: Record<Workload, string> = {
  exchange: "Exchange",
  onedrive: "OneDrive",
  teams: "Teams",
  sharepoint: "SharePoint",
  other: "Autres services",
};

const service: Record<ServiceId, string> = {
  "exchange.mail": "Boîtes aux lettres",
  "exchange.calendar": "Agendas",
  "exchange.contacts": "Contacts",
  "exchange.group-mailboxes": "Boîtes de groupe",
  "exchange.archives": "Archives de messagerie",
  "exchange.public-folders": "Dossiers publics",
  "onedrive.files": "OneDrive : fichiers personnels",
  "teams.chat": "Teams : conversations",
  "teams.channel-messages": "Teams : messages des canaux",
  "teams.files": "Teams : fichiers des équipes",
  "teams.meetings-audio": "Teams : réunions audio",
  "teams.meetings-video": "Teams : réunions vidéo",
  "teams.webinars": "Teams : webinaires",
  "sharepoint.documents": "SharePoint : documents",
  "sharepoint.lists": "SharePoint : listes",
  "sharepoint.pages": "SharePoint : pages",
  "other.planner": "Planner",
  "other.onenote": "OneNote",
  "other.desktop-apps": "Applications de bureau",
  "other.office-web": "Word, Excel et PowerPoint en ligne",
  "other.forms": "Forms",
  "other.loop": "Loop",
  "other.whiteboard": "Whiteboard",
  "other.todo": "To Do",
  "other.viva-engage": "Viva Engage",
  "other.stream": "Stream",
  "other.power-platform": "Power Platform",
  "other.copilot": "Copilot",
  "other.external-transfer": "Envois et partages externes",
  "other.identity": "Identités (Entra ID)",
};

const coverage: Record<PlanService["coverage"]["status"], string> = {
  complete: "Complet",
  sampled: "Par échantillon",
  partial: "Partiel",
  "not-scanned": "Non relevé",
};

const derogation: Record<DerogationStatus, string> = {
  "to-establish": "Éligibilité à établir",
  "to-request": "À demander",
  requested: "Demandée",
  granted: "Accordée",
  refused: "Refusée",
  expired: "Échue",
  "not-eligible": "Projet non éligible",
};

const category: Record<Category, string> = {
  "citizen-personal-data": "Données personnelles de citoyens",
  "company-economic-data": "Données économiques d’entreprises",
  "state-agent-data": "Données d’agents de l’État",
  "special-category-data": "Catégories particulières (RGPD, art. 9 et 10)",
  "marked-document": "Documents portant une mention",
  credential: "Secrets d’accès",
  contact: "Coordonnées",
};

const confidence: Record<FactConfidence, string> = {
  F: "lu dans une source conservée",
  P: "rapporté par la presse qui cite l’original",
  W: "source secondaire, à relire dans l’original",
  G: "connaissance générale, non confirmée",
  I: "interprétation : aucun texte ne le dit",
};

const cause: Record<GapCause, string> = {
  forbidden: "Accès refusé",
  locked: "Verrouillé ou archivé",
  "given-up": "Abandonné après plusieurs essais",
  unexpected: "Réponse inattendue de Microsoft Graph",
  unfinished: "Laissé inachevé par un relevé interrompu",
  "not-provisioned": "Jamais ouvert",
  vanished: "Supprimé pendant le relevé",
  invisible: "Invisible pour une application",
  "left-out": "Laissé de côté à votre demande ou par défaut",
  private: "Correspondance privée, comptée et jamais lue",
  hidden: "Caché, non compté",
  unlabelled: "Étiquette demandée, que SharePoint n’a pas lue",
  untold: "Précision non obtenue",
  concealed: "Noms masqués dans les rapports d’usage",
  delegated: "Vu du seul compte connecté",
  uncertain: "Compté de deux façons différentes",
};

/** Ce qu’il y a à faire de ce qui rend le relevé incomplet. */
const todo: Record<IncompleteCause, string> = {
  forbidden:
    "Faire ouvrir cet accès, puis relancer le relevé. Si l’autorisation est déjà accordée, l’accès de l’application est restreint ici : voir avec qui administre Exchange ou SharePoint.",
  locked: "Faire déverrouiller ou réactiver par qui l’administre, puis relancer le relevé.",
  "given-up": "Relancer le relevé : ce qui manque est redemandé.",
  unfinished:
    "Relancer le relevé sur toute l’étendue de celui qui fut interrompu : ce qui manque est vu jusqu’au bout.",
  unexpected: "Relancer le relevé ; si cela demeure, donner à Microsoft le code et l’heure du relevé.",
};

/** Ce que dit une précision qui manque, et où la trouver, par l’endroit où elle était. */
const untold: Readonly<Record<string, string>> = {
  "mailFolders/inbox/messageRules":
    "Règles qui transfèrent le courrier hors de l’administration. Une règle porte des adresses : elles ne sont demandées que là où les contenus d’Exchange peuvent être lus (--content), et seul leur nombre est gardé.",
  "exchange/forwardingSmtpAddress":
    "Renvois posés par un administrateur ou dans les réglages d’Outlook : Exchange ne les dit qu’à PowerShell (Get-Mailbox).",
  "drives/root/delta/retentionLabel":
    "Étiquettes de conservation : SharePoint ne les dit pas dans ces bibliothèques. À vérifier dans Microsoft Purview avant de déplacer.",
  "sites/pages/canvasLayout": "Pages dont Microsoft Graph n’a pas donné le texte : elles ne sont pas lues.",
  "sites/pages/canvasLayout/webparts":
    "Éléments de page faits pour ce tenant : ils ne sont connus que là où les pages sont lues (--content).",
  "subscribedSkus/consumedUnits":
    "Licences dont Microsoft Graph n’a pas dit combien sont achetées ou attribuées : elles comptent ici pour zéro. À vérifier dans le centre d’administration.",
  "groups/groupTypes":
    "Groupes dont Microsoft Graph n’a pas dit le genre : leur boîte et leur site ne sont pas cherchés. Relancer le relevé.",
  "servicePrincipals/consents":
    "Consentements ou rôles dont Microsoft Graph n’a pas dit de quelle application ils sont : des applications peuvent manquer. Relancer le relevé.",
  "drives/items/permissions":
    "Fichiers partagés où une donnée est repérée, et dont SharePoint n’a pas dit les partages.",
};

const unread: Record<UnreadCode | "private" | "excluded", string> = {
  encrypted: "Chiffré ou protégé par un mot de passe",
  damaged: "Endommagé",
  "too-large": "Trop volumineux",
  "no-text-layer": "Image sans texte",
  unsupported: "Format non pris en charge",
  "timed-out": "Lecture trop longue",
  "too-deep": "Archives emboîtées trop profondément",
  unreadable: "Illisible",
  private: "Correspondance privée, comptée et jamais lue",
  excluded: "Laissé de côté à votre demande",
};

/** An attachment, an entry of an archive was not read. */
const partly = (reason: string) => `Lu en partie : ${reason}`;

const offerKind: Record<OfferKind, string> = {
  snap: "Sac à dos numérique de l’agent public (Snap)",
  "la-suite": "LaSuite",
  secnumcloud: "Offre qualifiée SecNumCloud",
  "state-cloud": "Cloud interne de l’État",
};

/** What a container is, by `kind`. A kind without a name is shown as it is. */
const kind: Readonly<Record<string, string>> = {
  user: "Boîte d’agent",
  shared: "Boîte partagée",
  room: "Salle",
  equipment: "Équipement",
  group: "Groupe",
  personal: "Espace personnel",
  library: "Bibliothèque",
  standard: "Canal standard",
  private: "Canal privé",
  "shared-channel": "Canal partagé",
  oneOnOne: "Conversation à deux",
  unknownFutureValue: "Autre conversation",
  meeting: "Conversation de réunion",
  list: "Liste",
  site: "Site",
  plan: "Plan",
  notebook: "Bloc-notes",
  organiser: "Organisateur",
};

/** What an answer told of a container for nothing. A trait without a name is shown as it is. */
const trait: Readonly<Record<string, string>> = {
  archive: "archive en ligne",
  archived: "archivé",
  channel: "canal privé ou partagé",
  members: "membres",
  guests: "invités",
  quotaUsed: "quota utilisé",
  locked: "verrouillé",
  longPath: "chemins longs",
  checkedOut: "extraits",
  shared: "partagés",
  noAccount: "aucun compte connu",
  ownerless: "sans propriétaire",
  forwardsOut: "règles de transfert vers l’extérieur",
};

export const names = {
  collector,
  detector,
  workload,
  service,
  coverage,
  derogation,
  category,
  confidence,
  cause,
  todo,
  untold,
  unread,
  partly,
  offerKind,
  kind,
  trait,
};
