/** La feuille « Office installé » : ses colonnes. */
export const desktopSheet = {
  title: "Office installé",
  note: "Comptes qui ont une licence des programmes Office installés, et ceux qui s’en sont servis en six mois, par direction ; aucun nom de personne. L’abonnement qui les fournit et les services connectés qu’ils ouvrent sont à examiner à part.",
  columns: {
    unit: "Direction",
    licensed: "Comptes licenciés",
    used: "S’en servent",
    windows: "Dont sous Windows",
    mac: "Dont sous macOS",
  },
};
