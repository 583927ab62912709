/**
 * Folders of another machine. On Windows their real path begins with two backslashes, that of a drive letter too once links
 * are followed; on Linux the table of mounts tells the kind of each. macOS tells it to no program that starts no other.
 * https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
 */

/** Kinds of file system whose files lie on another machine, as Linux names them. */
const REMOTE =
  /^(?:nfs\d?|cifs|smb3|smbfs|ncpfs|afs|ceph|lustre|gfs2?|ocfs2|beegfs|davfs2?|fuse\.(?:sshfs|rclone|s3fs|gcsfuse|glusterfs|davfs2?|gvfsd-fuse|onedriver|google-drive-ocamlfuse|curlftpfs|smbnetfs|cephfs|ceph-fuse|blobfuse2?))$/;

export interface Share {
  /** `nfs4`; null where a path alone tells it. */
  readonly kind: string | null;
}

/** @param path absolute, links followed. */
export function windowsShare(path: string): Share | null {
  // `\\?\C:\` and `\\.\` are this machine's own, `\\?\UNC\server` is not; `\\wsl$` and `\\wsl.localhost` are on it, too.
  const unc = /^\\\\(?:\?\\UNC\\)?([^\\?.][^\\]*)\\/i.exec(path.replaceAll("/", "\\"));
  return unc === null || /^wsl(?:\$|\.localhost)$/i.test(unc[1] ?? "") ? null : { kind: null };
}

/** @param mounts the text of `/proc/self/mountinfo`. The longest mount point above the path is where it lies. */
export function linuxShare(path: string, mounts: string): Share | null {
  let nearest: { readonly point: string; readonly kind: string; readonly remote: boolean } | null = null;
  for (const line of mounts.split("\n")) {
    const [before = "", after = ""] = line.split(" - ");
    const point = before.split(" ")[4];
    const [kind = "", source = "", options = ""] = after.split(" ");
    if (point === undefined || !isBelow(path, unescaped(point))) continue;
    // One that was mounted later at the same point hides the one before.
    if (nearest !== null && unescaped(point).length < nearest.point.length) continue;
    // Windows' own drives are no network to a Linux that runs on it, unless they are shares themselves.
    const remote =
      REMOTE.test(kind) || (/^(?:9p|drvfs)$/.test(kind) && /path=(?:UNC|\\\\)/i.test(`${source},${options}`));
    nearest = { point: unescaped(point), kind, remote };
  }
  return nearest?.remote ? { kind: nearest.kind } : null;
}

const isBelow = (path: string, point: string) => point === "/" || path === point || path.startsWith(`${point}/`);
/** Spaces, tabs, line ends and backslashes are written in octal. */
const unescaped = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
