/**
 * The services of Microsoft 365 that a plan speaks of, in the order in which every output lists them.
 * The last group is hardly visible through Graph: it is told from licences, reports or the configuration.
 */
export const SERVICES = [
  { id: "exchange.mail", workload: "exchange" },
  { id: "exchange.calendar", workload: "exchange" },
  { id: "exchange.contacts", workload: "exchange" },
  { id: "exchange.group-mailboxes", workload: "exchange" },
  { id: "exchange.archives", workload: "exchange" },
  { id: "exchange.public-folders", workload: "exchange" },
  { id: "onedrive.files", workload: "onedrive" },
  { id: "teams.chat", workload: "teams" },
  { id: "teams.channel-messages", workload: "teams" },
  { id: "teams.files", workload: "teams" },
  { id: "teams.meetings-audio", workload: "teams" },
  { id: "teams.meetings-video", workload: "teams" },
  { id: "teams.webinars", workload: "teams" },
  { id: "sharepoint.documents", workload: "sharepoint" },
  { id: "sharepoint.lists", workload: "sharepoint" },
  { id: "sharepoint.pages", workload: "sharepoint" },
  { id: "other.planner", workload: "other" },
  { id: "other.onenote", workload: "other" },
  { id: "other.desktop-apps", workload: "other" },
  { id: "other.office-web", workload: "other" },
  { id: "other.forms", workload: "other" },
  { id: "other.loop", workload: "other" },
  { id: "other.whiteboard", workload: "other" },
  { id: "other.todo", workload: "other" },
  { id: "other.viva-engage", workload: "other" },
  { id: "other.stream", workload: "other" },
  { id: "other.power-platform", workload: "other" },
  { id: "other.copilot", workload: "other" },
  { id: "other.external-transfer", workload: "other" },
  { id: "other.identity", workload: "other" },
] as const;

export type ServiceId = (typeof SERVICES)[number]["id"];

/** Of a total of spaces: calendars and contacts lie in mailboxes, which are counted already. */
export const SAME_SPACES: ReadonlySet<ServiceId> = new Set(["exchange.calendar", "exchange.contacts"]);

export const WORKLOADS = ["exchange", "onedrive", "teams", "sharepoint", "other"] as const;
export type Workload = (typeof WORKLOADS)[number];

const workloads = new Map<string, Workload>(SERVICES.map(({ id, workload }) => [id, workload]));

export function isServiceId(id: string): id is ServiceId {
  return workloads.has(id);
}

export function workloadOf(service: ServiceId): Workload {
  return workloads.get(service) as Workload;
}

/** Workloads that a user chooses on the command line; services of `other` go with `sharepoint`. */
export const CHOSEN_WORKLOADS = ["exchange", "onedrive", "teams", "sharepoint"] as const;
export type ChosenWorkload = (typeof CHOSEN_WORKLOADS)[number];

export function chosenWorkloadOf(service: ServiceId): ChosenWorkload {
  const workload = workloadOf(service);
  return workload === "other" ? "sharepoint" : workload;
}

/** How much content is read: nothing, a drawn sample, all of it. */
export const CONTENT_MODES = ["none", "sample", "full"] as const;
export type ContentMode = (typeof CONTENT_MODES)[number];
export type ContentModes = Readonly<Record<ChosenWorkload, ContentMode>>;
