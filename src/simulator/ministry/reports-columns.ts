/** Columns of the usage reports, as Microsoft documents them for v1.0. https://learn.microsoft.com/graph/api/resources/report */

export const APPS = ["Outlook", "Word", "Excel", "PowerPoint", "OneNote", "Teams"] as const;
export const DEVICES = ["Windows", "Mac", "Mobile", "Web"] as const;
const HEAD = ["Report Refresh Date", "User Principal Name", "Display Name", "Is Deleted", "Deleted Date"];
const QUOTAS = ["Issue Warning Quota (Byte)", "Prohibit Send Quota (Byte)", "Prohibit Send/Receive Quota (Byte)"];
const DELETED = ["Deleted Item Count", "Deleted Item Size (Byte)", "Deleted Item Quota (Byte)"];
const SEND = ["Send Count", "Receive Count", "Read Count", "Meeting Created Count", "Meeting Interacted Count"];
const STORAGE = ["File Count", "Active File Count", "Storage Used (Byte)", "Storage Allocated (Byte)"];
const SITE = ["Report Refresh Date", "Site Id", "Site URL", "Owner Display Name", "Is Deleted", "Last Activity Date"];
const TEAM = ["Report Refresh Date", "Team Name", "Team Id", "Team Type", "Last Activity Date", "Report Period"];
const TEAM_COUNTS = ["Active Users", "Active Channels", "Guests", "Reactions", "Meetings Organized", "Post Messages"];
const TEAM_MORE = ["Reply Messages", "Channel Messages", "Urgent Messages", "Mentions", "Active Shared Channels"];
const TALK = ["Team Chat Message Count", "Private Chat Message Count", "Call Count", "Meeting Count", "Post Messages"];
export const SERVICES = ["Exchange", "OneDrive", "SharePoint", "Skype For Business", "Yammer", "Teams"];

export const COLUMNS = {
  getMailboxUsageDetail: [
    ...HEAD,
    "Created Date",
    "Last Activity Date",
    "Item Count",
    "Storage Used (Byte)",
    ...QUOTAS,
    ...DELETED,
    "Has Archive",
    "Report Period",
  ],
  getEmailActivityUserDetail: [...HEAD, "Last Activity Date", ...SEND, "Assigned Products", "Report Period"],
  getOneDriveUsageAccountDetail: [
    ...SITE.filter((column) => column !== "Site Id"),
    ...STORAGE,
    "Owner Principal Name",
    "Report Period",
  ],
  getSharePointSiteUsageDetail: [
    ...SITE,
    "File Count",
    "Active File Count",
    "Page View Count",
    "Visited Page Count",
    "Storage Used (Byte)",
    "Storage Allocated (Byte)",
    "Root Web Template",
    "Owner Principal Name",
    "Report Period",
  ],
  getTeamsTeamActivityDetail: [...TEAM, ...TEAM_COUNTS, ...TEAM_MORE, "Active External Users"],
  getTeamsUserActivityUserDetail: [
    "Report Refresh Date",
    "Tenant Display Name",
    "User Id",
    "User Principal Name",
    "Last Activity Date",
    "Is Deleted",
    "Deleted Date",
    "Assigned Products",
    ...TALK,
    "Reply Messages",
    "Urgent Messages",
    "Meetings Organized Count",
    "Meetings Attended Count",
    "Audio Duration",
    "Video Duration",
    "Screen Share Duration",
    "Has Other Action",
    "Is Licensed",
    "Report Period",
  ],
  getM365AppUserDetail: [
    "Report Refresh Date",
    "User Principal Name",
    "Last Activation Date",
    "Last Activity Date",
    "Report Period",
    ...DEVICES,
    ...APPS,
    ...DEVICES.flatMap((device) => APPS.map((app) => `${app} (${device})`)),
  ],
  getOffice365ActiveUserDetail: [
    ...HEAD,
    ...SERVICES.map((each) => `Has ${each} License`),
    ...SERVICES.map((each) => `${each} Last Activity Date`),
    ...SERVICES.map((each) => `${each} License Assign Date`),
    "Assigned Products",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
