import type { freeableSheet as french } from "../../fr/sheets/freeable.ts";

export const freeableSheet: typeof french = {
  title: "Licences to free",
  note: "An estimate: licences that open, after each wave, no space of their holder’s own any more (mailbox, OneDrive, webinars). Free to give up does not mean saved: all depends on the end of the contracts, which the administration declares. Teams and sites that a person is a member of are not collected: check that they have left. What else the licence gives is to be looked at apart.",
  columns: {
    name: "Licence",
    wave: "Wave",
    waveName: "Name of the wave",
    end: "End of the wave",
    freeable: "Free to give up",
    contractEnd: "End of contract (declared)",
    beside: "Also gives",
  },
};
