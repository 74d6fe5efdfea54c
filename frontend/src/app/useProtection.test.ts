import { expect, test } from "vitest";
import { Refusal, Unreachable } from "../api/http";
import { protectionBy } from "./useProtection";

test("a refused token is neither a missing one nor a server that is gone", () => {
  const refusal = new Refusal(401, "Unauthorized", "the token is missing or wrong");
  expect(protectionBy(refusal, "wrong")).toBe("refused the token");
  expect(protectionBy(refusal, null)).toBe("wants a token");
  expect(protectionBy(new Refusal(403, "Forbidden", ""), "right")).toBe("open");
  expect(protectionBy(new Unreachable(), "right")).toBe("open");
  expect(protectionBy(null, "right")).toBe("open");
});
