import { describe, expect, it } from "vitest";
import { asText, type LogLine, MOST_LINES, withLines } from "./log";

const line = (text: string, at = ""): LogLine => ({ at, source: "stdout", text });

describe("the lines of a log", () => {
  it("are kept in order, the newest of them", () => {
    const many = Array.from({ length: MOST_LINES }, (_, n) => line(`${n}`));
    const kept = withLines(many, { lines: [line("new")] });
    expect(kept).toHaveLength(MOST_LINES);
    expect(kept[0]?.text).toBe("1");
    expect(kept.at(-1)?.text).toBe("new");
  });

  it("begin anew with each connection, which brings the last lines again", () =>
    expect(withLines([line("old")], { fresh: true })).toEqual([]));

  it("are downloaded as text, with their times", () =>
    expect(asText([line("a", "2026-12-01T09:00:00Z"), line("b")])).toBe("2026-12-01T09:00:00Z a\nb\n"));
});
