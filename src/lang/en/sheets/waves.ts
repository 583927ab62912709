import type { wavesSheet as french } from "../../fr/sheets/waves.ts";

export const wavesSheet: typeof french = {
  title: "Waves",
  note: "A proposal: first what leaves now, then what you have to decide, then what a derogation may keep. What belongs together (a team, its site, its channels) is in one wave. The key is the name by which bascule.config.yaml tells the wave (waves.named) to set its dates. The assumptions follow the waves.",
  columns: {
    wave: "Number",
    name: "Wave",
    key: "Key",
    people: "Staff",
    spaces: "Spaces",
    bytes: "Size",
    days: "Working days",
    start: "Start",
    end: "End",
    standing: "These dates",
    until: "Last day of the derogation",
    remark: "To look at",
  },
};
