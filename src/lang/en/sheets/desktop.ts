import type { desktopSheet as french } from "../../fr/sheets/desktop.ts";

export const desktopSheet: typeof french = {
  title: "Installed Office",
  note: "Accounts that have a licence of the installed Office programs, and those that used them within six months, by directorate; no name of a person. The subscription that gives them, and the connected services that they open, are to be looked at apart.",
  columns: {
    unit: "Directorate",
    licensed: "Licensed accounts",
    used: "Use them",
    windows: "Of them on Windows",
    mac: "Of them on macOS",
  },
};
