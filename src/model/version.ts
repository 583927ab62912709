/** The version of this program, as every output and request tells it. A test holds it equal to the package's. */
export const VERSION = "0.1.0";
