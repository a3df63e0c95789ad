import { describe, expect, it } from "vitest";
import { EventParser } from "./sse";

describe("server-sent events", () => {
  it("come out whole, however the network cut them", () => {
    const parser = new EventParser();
    const text = 'id: a-1\nevent: booking\ndata: {"x":1}\n\nid: a-2\nevent: resync\ndata: {}\n\n';
    const events = [...text].flatMap((character) => parser.push(character));
    expect(events).toEqual([
      { event: "booking", data: '{"x":1}' },
      { event: "resync", data: "{}" },
    ]);
    expect(parser.lastId).toBe("a-2");
  });

  it("a heartbeat is none, and an id alone only says where the stream stands", () => {
    const parser = new EventParser("old-7");
    expect(parser.push(":\n\nretry: 2000\n\n")).toEqual([]);
    expect(parser.lastId).toBe("old-7");
    expect(parser.push("id: new-1\n\n")).toEqual([]);
    expect(parser.lastId).toBe("new-1");
  });

  it("join their lines of data, and end their lines as they like", () => {
    expect(new EventParser().push("data: one\r\ndata:two\r\n\r\n")).toEqual([{ event: "message", data: "one\ntwo" }]);
  });
});
