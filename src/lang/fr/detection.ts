/** Why a local file was not read, said to whoever ran `bascule detect`. */
export const detection = {
  unread: {
    encrypted: "fichier protégé par un mot de passe : contenu non lu",
    damaged: "fichier endommagé, ou dont le contenu n’est pas celui que son nom annonce : contenu non lu, ou en partie",
    "too-large": "fichier trop volumineux une fois ouvert : contenu non lu, ou en partie",
    "no-text-layer": "page composée d’images, sans texte : contenu non lu, ou en partie",
    unsupported: "format que Bascule ne sait pas lire : contenu non lu",
    "timed-out": "lecture trop longue, abandonnée : contenu non lu",
    "too-deep": "fichiers emboîtés trop profondément : contenu non lu, ou en partie",
    unreadable: "fichier absent, ou que vos droits ne permettent pas de lire",
  },
};
