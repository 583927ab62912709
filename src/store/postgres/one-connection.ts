/** A connection is given back as it was taken, whatever became of the work that it was for. */

import type { Connection } from "./connections.ts";
import { isAway } from "./failures.ts";

/** For one transaction, or statements one by one; what is left open of it is undone. */
export async function withConnection<T>(
  take: () => Promise<Connection>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await take();
  let lost: Error | undefined;
  try {
    return await work(connection);
  } catch (cause) {
    lost = cause as Error;
    throw cause;
  } finally {
    await letGo(connection, lost);
  }
}

/** What is left open of a transaction is undone; a connection that will not do that is not used again. */
export async function letGo(connection: Connection, lost: Error | undefined): Promise<void> {
  if (lost !== undefined && isAway(lost)) return connection.release(lost);
  try {
    if (connection.getTransactionStatus() !== "I") await connection.query("ROLLBACK");
    connection.release();
  } catch (cause) {
    connection.release(cause as Error);
  }
}
