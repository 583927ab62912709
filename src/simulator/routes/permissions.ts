/**
 * Permissions that open each route, as Microsoft lists them for applications that read: one of them is enough.
 * github.com/microsoftgraph/microsoft-graph-devx-content, permissions.json of 7 August 2026 (MIT).
 */

const OPENED: readonly (readonly [permissions: readonly string[], paths: readonly string[]])[] = [
  [["CallRecords.Read.All"], ["/communications/callRecords"]],
  [
    ["Channel.ReadBasic.All", "ChannelSettings.Read.All"],
    ["/teams/{team-id}/allChannels", "/teams/{team-id}/incomingChannels", "/teams/{team-id}/primaryChannel"],
  ],
  [
    ["Channel.ReadBasic.All", "ChannelSettings.Read.All", "Directory.Read.All", "Group.Read.All"],
    ["/teams/{team-id}/channels", "/teams/{team-id}/channels/{channel-id}"],
  ],
  [["ChannelMember.Read.All"], ["/teams/{team-id}/channels/{channel-id}/members"]],
  [["ChannelMessage.Read.All"], ["/teams/{team-id}/channels/getAllMessages"]],
  [
    ["ChannelMessage.Read.All", "Group.Read.All"],
    [
      "/teams/{team-id}/channels/{channel-id}/messages",
      "/teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}",
      "/teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies",
    ],
  ],
  [["Chat.Read.All"], ["/chats/{chat-id}/messages", "/users/{user-id}/chats/getAllMessages"]],
  [["Chat.Read.All", "Chat.ReadBasic.All"], ["/chats/{chat-id}"]],
  [["Chat.Read.All", "Chat.ReadBasic.All", "ChatMember.Read.All"], ["/chats/{chat-id}/members"]],
  [["Chat.ReadBasic.All"], ["/users/{user-id}/chats"]],
  [
    [
      "Directory.Read.All",
      "Group-XTenantIdentitySync.Read.All",
      "Group.Read.All",
      "Group.ReadBasic.All",
      "GroupMember.Read.All",
    ],
    ["/groups/{group-id}"],
  ],
  [
    ["Directory.Read.All", "Group.Read.All", "Group.ReadBasic.All", "GroupMember.Read.All"],
    ["/groups", "/groups/$count", "/groups/delta"],
  ],
  [
    [
      "Directory.Read.All",
      "Group.Read.All",
      "Group.ReadBasic.All",
      "GroupMember.Read.All",
      "GroupMember.ReadBasic.All",
    ],
    ["/groups/{group-id}/members", "/groups/{group-id}/members/$count", "/groups/{group-id}/transitiveMembers"],
  ],
  [["Directory.Read.All", "Group.Read.All", "GroupMember.Read.All"], ["/groups/{group-id}/owners"]],
  [["Directory.Read.All", "Group.Read.All", "Team.ReadBasic.All", "TeamSettings.Read.All"], ["/teams/{team-id}"]],
  [["Directory.Read.All", "LicenseAssignment.Read.All", "User.Read.All"], ["/users/{user-id}/licenseDetails"]],
  [["Directory.Read.All", "User.Read.All"], ["/users/delta"]],
  [
    ["Directory.Read.All", "User.Read.All", "User.ReadBasic.All"],
    ["/users", "/users/$count", "/users/{user-id}"],
  ],
  [
    ["Files.Read.All", "Group.Read.All", "Sites.Read.All"],
    [
      "/drives/{drive-id}/items/{driveItem-id}",
      "/drives/{drive-id}/root",
      "/teams/{team-id}/channels/{channel-id}/filesFolder",
      "/users/{user-id}/drive/root",
    ],
  ],
  [
    ["Files.Read.All", "Sites.Read.All"],
    [
      "/drives/{drive-id}",
      "/drives/{drive-id}/items/{driveItem-id}/children",
      "/drives/{drive-id}/items/{driveItem-id}/content",
      "/drives/{drive-id}/items/{driveItem-id}/extractSensitivityLabels",
      "/drives/{drive-id}/list",
      "/drives/{drive-id}/root/children",
      "/drives/{drive-id}/root/delta",
      "/drives/{drive-id}/root/delta(token={token})",
      "/groups/{group-id}/drive",
      "/groups/{group-id}/drives",
      "/sites/{site-id}/drive",
      "/sites/{site-id}/drives",
      "/users/{user-id}/drive",
      "/users/{user-id}/drive/root/delta",
      "/users/{user-id}/drives",
    ],
  ],
  [
    ["Sites.Read.All"],
    [
      "/groups/{group-id}/sites/root",
      "/sites",
      "/sites/getAllSites",
      "/sites/root",
      "/sites/{hostname}:/{server-relative-path}",
      "/sites/{site-id}",
      "/sites/{site-id}/lists",
      "/sites/{site-id}/lists/{list-id}",
      "/sites/{site-id}/lists/{list-id}/items",
      "/sites/{site-id}/lists/{list-id}/items/{listItem-id}",
      "/sites/{site-id}/pages",
      "/sites/{site-id}/pages/{baseSitePage-id}/microsoft.graph.sitePage",
      "/sites/{site-id}/pages/{baseSitePage-id}/microsoft.graph.sitePage/webParts",
      "/sites/{site-id}/sites",
    ],
  ],
  [
    ["Tasks.Read.All"],
    [
      "/groups/{group-id}/planner/plans",
      "/planner/plans/{plannerPlan-id}",
      "/planner/plans/{plannerPlan-id}/tasks",
      "/planner/tasks/{plannerTask-id}/details",
    ],
  ],
  [["Team.ReadBasic.All", "TeamSettings.Read.All"], ["/teams"]],
  [["TeamMember.Read.All"], ["/teams/{team-id}/members"]],
  [
    ["VirtualEvent.Read.All"],
    [
      "/solutions/virtualEvents/townhalls",
      "/solutions/virtualEvents/townhalls/getByUserIdAndRole(userId={userId},role={role})",
      "/solutions/virtualEvents/townhalls/{virtualEventTownhall-id}",
      "/solutions/virtualEvents/webinars/getByUserIdAndRole(userId={userId},role={role})",
      "/solutions/virtualEvents/webinars/{virtualEventWebinar-id}",
    ],
  ],
];

const needed = new Map(OPENED.flatMap(([permissions, paths]) => paths.map((path) => [path, permissions] as const)));

/** Empty where Microsoft lists none. */
export function needsOf(path: string): readonly string[] {
  return needed.get(path) ?? [];
}

export const READ_PERMISSIONS: readonly string[] = [...new Set(OPENED.flatMap(([permissions]) => permissions))].sort();
