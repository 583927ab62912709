/** Folders that a program copies elsewhere, and folders of another machine, told from their paths and from what stands above them. */

import { describe, expect, test } from "vitest";
import { linuxShare, windowsShare } from "../../src/store/network-share.ts";
import { syncedBy } from "../../src/store/synced-folder.ts";

type Names = Readonly<Record<string, readonly string[]>>;
type Env = Readonly<Record<string, string>>;
const machine = (windows: boolean, home: string, env: Env, names: Names) => ({
  ...{ windows, home, env, namesIn: (folder: string) => names[folder] ?? [] },
});

describe("Windows", () => {
  const HOME = "C:\\Users\\durand";
  const ENV = { OneDrive: `${HOME}\\OneDrive - Ministère`, OneDriveCommercial: `${HOME}\\OneDrive - Ministère` };

  test.each<[string, string, string | null, Env?, Names?]>([
    ["the folder of OneDrive itself", `${HOME}\\OneDrive - Ministère`, "OneDrive", ENV],
    ["below it, whatever the case", "c:\\users\\DURAND\\onedrive - ministère\\Bascule\\out", "OneDrive", ENV],
    ["written with slashes", "C:/Users/durand/OneDrive - Ministère/out", "OneDrive", ENV],
    ["moved to another disk, as the variable says", "D:\\Nuage\\out", "OneDrive", { OneDriveCommercial: "D:\\Nuage" }],
    ["somebody's own", `${HOME}\\OneDrive\\out`, "OneDrive"],
    ["of which no variable tells", `${HOME}\\OneDrive - Autre organisation\\out`, "OneDrive"],
    ["a library of SharePoint, beside", `${HOME}\\Ministère\\DSI - Documents\\out`, "SharePoint", ENV],
    [
      "the same, told by the folder beside alone",
      `${HOME}\\Ministère\\DSI - Documents`,
      "SharePoint",
      {},
      { [HOME]: ["OneDrive - Ministère"] },
    ],
    [
      "a disk whose root bears what OneDrive leaves",
      "E:\\Nuage\\out",
      "OneDrive",
      {},
      { "E:\\Nuage": [".849C9593-D756-4E56-8D6E-42412F2A707B"] },
    ],
    ["a disk of Google Drive", "G:\\Mon Drive\\out", "Google Drive"],
    ["Dropbox of an organisation", `${HOME}\\Dropbox (Ministère)\\out`, "Dropbox"],
    ["iCloud", `${HOME}\\iCloudDrive\\out`, "iCloud"],
    ["kDrive", `${HOME}\\kDrive\\out`, "kDrive"],
    [
      "Nextcloud, wherever it was put",
      "D:\\Partage\\out",
      "Nextcloud",
      {},
      { "D:\\Partage": [".sync_0a1b2c3d4e5f.db"] },
    ],
    ["a folder of one's own", `${HOME}\\Bascule\\out`, null, ENV],
    ["one that only begins like it", `${HOME}\\OneDrive - Ministère - copie locale`, "OneDrive", {}],
    ["one whose name begins like the variable's", "D:\\Nuage2\\out", null, { OneDriveCommercial: "D:\\Nuage" }],
    ["an organisation's name without OneDrive", `${HOME}\\Ministère\\out`, null],
    ["a name that holds the word", `${HOME}\\Projets\\onedrive-notes`, null, ENV],
    ["another disk", "D:\\bascule", null, ENV],
  ])("%s", (_case, path, by, env = {}, names = {}) => {
    expect(syncedBy(path, machine(true, HOME, env, names))).toBe(by);
  });
});

describe("macOS and Linux", () => {
  test.each<[string, string, string | null, Names?]>([
    ["OneDrive of macOS", "/Users/durand/Library/CloudStorage/OneDrive-Ministère/out", "OneDrive"],
    [
      "libraries of SharePoint",
      "/Users/durand/Library/CloudStorage/OneDrive-SharedLibraries-Ministère/x",
      "SharePoint",
    ],
    ["Google Drive of macOS", "/Users/durand/Library/CloudStorage/GoogleDrive-a@b.example/x", "Google Drive"],
    ["any other provider of macOS", "/Users/durand/Library/CloudStorage/Inconnu-x/y", "OneDrive"],
    ["iCloud", "/Users/durand/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"],
    ["Nextcloud by its name", "/Users/durand/Nextcloud/out", "Nextcloud"],
    ["an older Nextcloud", "/srv/x/out", "Nextcloud", { "/srv/x": ["._sync_0a1b2c.db"] }],
    ["Dropbox, wherever it was put", "/data/d/out", "Dropbox", { "/data/d": [".dropbox.cache"] }],
    ["Syncthing", "/data/s/out", "Syncthing", { "/data/s": [".stfolder"] }],
    ["a root that bears it", "/x", "Syncthing", { "/": [".stfolder"], "/x": [] }],
    [
      "the settings of Dropbox in the account's own folder",
      "/Users/durand/work",
      null,
      { "/Users/durand": [".dropbox"] },
    ],
    ["of another account", "/Users/martin/Bascule", null],
    ["a folder of one's own", "/Users/durand/Documents/Bascule", null],
  ])("%s", (_case, path, by, names = {}) => {
    expect(syncedBy(path, machine(false, "/Users/durand", {}, names))).toBe(by);
  });
});

test.each<[string, boolean]>([
  ["\\\\serveur\\partage\\bascule", true],
  ["//serveur/partage/bascule", true],
  ["\\\\?\\UNC\\serveur\\partage\\bascule", true],
  ["\\\\serveur.ministere.example@SSL\\DavWWWRoot\\x", true],
  ["\\\\?\\C:\\bascule", false],
  ["\\\\.\\C:\\bascule", false],
  ["\\\\wsl.localhost\\Debian\\home\\x", false],
  ["C:\\bascule", false],
  ["Z:\\bascule", false],
])("a path of Windows: %s", (path, share) => expect(windowsShare(path) !== null).toBe(share));

const MOUNTS = String.raw`22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:26 / /srv/nfs rw,relatime shared:2 - nfs4 serveur:/export rw,vers=4.2
31 22 0:27 / /mnt/partage\040commun rw - cifs //serveur/partage rw
32 30 8:1 / /srv/nfs/local rw - xfs /dev/sda1 rw
33 22 0:40 / /home/durand/distant rw - fuse.sshfs durand@hote: rw
34 22 0:41 / /mnt/c rw - 9p drvfs rw,aname=drvfs;path=C:\134;uid=0
35 22 0:42 / /mnt/z rw - 9p drvfs rw,aname=drvfs;path=UNC\134serveur\134partage;uid=0
36 22 0:43 / /srv/twice rw - ext4 /dev/vdb rw
37 36 0:44 / /srv/twice rw - nfs serveur:/x rw`;

test.each<[string, string | null]>([
  ["/home/durand/bascule", null],
  ["/srv/nfs", "nfs4"],
  ["/srv/nfs/out", "nfs4"],
  ["/srv/nfs2/out", null],
  ["/srv/nfs/local/out", null],
  ["/mnt/partage commun/out", "cifs"],
  ["/home/durand/distant/x", "fuse.sshfs"],
  ["/mnt/c/bascule", null],
  ["/mnt/z/bascule", "9p"],
  ["/srv/twice/x", "nfs"],
])("a path of Linux: %s", (path, kind) => expect(linuxShare(path, MOUNTS)?.kind ?? null).toBe(kind));

test("where no mount is told, nothing is taken for a share", () => expect(linuxShare("/x", "")).toBe(null));
