/** Before each test of a file that is run on PostgreSQL: without one, it is skipped. */

import { beforeEach } from "vitest";
import { isAbsent } from "./server.ts";

beforeEach(({ skip }) => skip(isAbsent()));
