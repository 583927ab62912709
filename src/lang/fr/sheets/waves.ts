/** La feuille « Vagues » : ses colonnes. */
export const wavesSheet = {
  title: "Vagues",
  note: "Une proposition : d’abord ce qui part sans attendre, puis ce que vous avez à trancher, puis ce qu’une dérogation peut garder. Ce qui va ensemble (une équipe, son site, ses canaux) est dans la même vague. La clé est le nom par lequel bascule.config.yaml désigne la vague (waves.named) pour la dater. Les hypothèses suivent les vagues.",
  columns: {
    wave: "Numéro",
    name: "Vague",
    key: "Clé",
    people: "Agents",
    spaces: "Espaces",
    bytes: "Volume",
    days: "Jours ouvrés",
    start: "Début",
    end: "Fin",
    standing: "Ces dates",
    until: "Terme de la dérogation",
    remark: "À voir",
  },
};
