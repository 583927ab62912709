import { describe, expect, test } from "vitest";
import { checkAnswer, checkRequest } from "./check.ts";

const ROOT = "https://graph.microsoft.com/v1.0";

describe("requests that Graph knows pass", () => {
  test.each([
    ["GET", "/users?$select=id,displayName&$top=999"],
    [
      "GET",
      "/users/someone/mailFolders/delta?$select=id&$expand=singleValueExtendedProperties($filter=id%20eq%20'Long%200x0E08')",
    ],
    ["GET", "/drives/b!x/root/delta?$select=id,@microsoft.graph.downloadUrl&$top=5&token=x"],
    ["GET", "/reports/getMailboxUsageDetail(period='D180')"],
    ["GET", "/sites/host,1,2/lists/l/items?$expand=fields($select=Title,Other)"],
    ["GET", "/users/someone/calendarView?startDateTime=2026-01-01&endDateTime=2026-02-01"],
    ["POST", "/$batch"],
  ])("%s %s", (method, path) => expect(() => checkRequest(method, ROOT + path)).not.toThrow());
});

describe("requests that it does not know are thrown", () => {
  test.each([
    ["GET", "/userz", "no such path"],
    ["GET", "/users/a/b/c", "no such path"],
    ["PATCH", "/users/someone", "does not take PATCH"],
    ["DELETE", "/drives/d", "does not take DELETE"],
    ["GET", "/users?$select=id,shoeSize", "unknown shoeSize"],
    ["GET", "/users/someone/mailFolders?$select=sizeInBytes", "unknown sizeInBytes"],
    ["GET", "/groups?$expand=friends", "unknown friends"],
    ["GET", "/users?limit=5", "no option limit"],
    ["GET", "/users?token=5", "no option token"],
  ])("%s %s: %s", (method, path, why) => expect(() => checkRequest(method, ROOT + path)).toThrow(why));
});

describe("answers that Graph does not give are thrown", () => {
  test.each([
    ["a property that it lacks", "/users", 200, { value: [{ id: "1", shoeSize: 44 }] }, "shoeSize"],
    ["a wrong type", "/users", 200, { value: [{ id: 1 }] }, "must be string"],
    ["no list where there is one", "/users", 200, { id: "1" }, "required"],
    ["a wrong word", "/users/u/mailboxSettings/userPurpose", 200, { value: "boss" }, "must"],
    ["an instant that is none", "/users", 200, { value: [{ createdDateTime: "yesterday" }] }, "date-time"],
    ["what nobody expanded", "/users", 200, { value: [{ memberOf: [] }] }, "memberOf"],
    ["a status that it does not have", "/users", 202, {}, "does not answer 202"],
    ["an error without its code", "/users", 403, { error: "no" }, "must be object"],
    ["words for a count", "/users/$count", 200, "many", "must be integer"],
    ["a property of another version", "/drives/d/items/i", 200, { sensitivityLabel: {} }, "sensitivityLabel"],
  ])("%s", (_name, path, status, body, why) =>
    expect(() => checkAnswer("GET", ROOT + path, status, body)).toThrow(why),
  );
});

test.each([
  [
    "/users?$select=id",
    200,
    { "@odata.context": "x", value: [{ "@odata.type": "#microsoft.graph.user", id: "1" }], "@odata.nextLink": "y" },
  ],
  ["/users?$expand=memberOf", 200, { value: [{ memberOf: [] }] }],
  ["/users/$count", 200, "14"],
  ["/users", 404, { error: { code: "c", message: "m", innerError: { date: "d" } } }],
  ["/reports/getMailboxUsageDetail(period='D7')", 302, null],
])("%s, answered %i, passes", (path, status, body) => {
  expect(() => checkAnswer("GET", ROOT + path, status, body)).not.toThrow();
});
