/** How SharePoint names the site of a OneDrive, and how that name is found in an address. */

/** `https://contoso-my.sharepoint.com/personal/a_b_fr/Documents` stands in the space `a_b_fr`; null for any other address. */
export function spaceIn(url: string | null | undefined): string | null {
  const part = /^https:\/\/[^/]+\/personal\/([^/?#]+)/i.exec(url ?? "")?.[1];
  return part?.toLowerCase() ?? null;
}

/** The name that SharePoint makes of a principal name when it makes the site. */
export const spaceNamed = (address: string): string => address.toLowerCase().replace(/[^a-z0-9]/g, "_");
