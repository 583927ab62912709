/** How many generated cases a property is tried on: many more in `npm run test:long`. */
export const runs = (usual: number): number => usual * (process.env.BASCULE_TEST_LONG ? 20 : 1);
