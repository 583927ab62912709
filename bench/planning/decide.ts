/** Decisions and waves, and the row of each space, without writing any. Run by the bench: `decide.ts STORE`. */

import { openStore } from "../../src/store/sqlite/store.ts";
import { bookOf } from "./asked.ts";

const store = openStore(process.argv[2] ?? "", { create: false });
const book = await bookOf(store);
let containers = 0;
for await (const _row of book.containers()) containers += 1;
await store.close();
process.stdout.write(JSON.stringify({ containers, waves: book.plan.waves.length }));
