/** The library brings no types: names of the holidays of a year, and the first instant of each in the machine's own time. */
declare module "@socialgouv/jours-feries" {
  export default function joursFeries(
    year: number,
    options?: { readonly alsace: boolean },
  ): Readonly<Record<string, Date>>;
}
