/** La feuille « Couverture » : ses colonnes. */
export const coverageSheet = {
  title: "Couverture",
  note: "Ce qui n’a pas été vu ou lu, et pourquoi. Quatre causes y sont tenues séparées : une autorisation ou un réglage manque ; c’est illisible, ou rien n’a répondu ; vous ou la règle l’avez laissé de côté ; Microsoft Graph ne le montre à personne. Ce que ce relevé ne dit pas n’est pas absent du tenant. Puis ce que disent autrement les rapports et les décomptes du tenant : un écart est à regarder, il ne rend pas le relevé incomplet.",
  columns: {
    family: "Nature",
    service: "Service",
    cause: "Cause",
    where: "Où",
    detail: "Précision et suite à donner",
    count: "Nombre",
    containers: "Espaces",
    incomplete: "Rend le relevé incomplet",
    permission: "Autorisation qui l’ouvrirait",
    code: "Code de Microsoft Graph",
  },
};
