/** Parts of a page that do not come with SharePoint: made or bought for the tenant. Pure: the known types come from `templates/`. */

/** True of a part's type that is none of SharePoint's own. */
export function ownPartTest(known: readonly string[]): (type: string) => boolean {
  const types = new Set(known.map(plain));
  return (type) => !types.has(plain(type));
}

/** Ids are written in either case, some in braces. */
const plain = (type: string) =>
  type
    .trim()
    .replace(/^\{|\}$/g, "")
    .toLowerCase();
