/** Server-sent events as text (WHATWG HTML, 9.2.6): pieces come in as the network cut them, whole events go out. */
export interface ServerEvent {
  event: string;
  data: string;
}

export class EventParser {
  /** Kept after the stream ends: it is what the next one is resumed from. */
  lastId: string;
  private rest = "";
  private event = "";
  private data: string[] = [];

  constructor(lastId = "") {
    this.lastId = lastId;
  }

  /** What is complete with this piece. A comment, such as a heartbeat, completes nothing. */
  push(piece: string): ServerEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.line(line) ?? []);
  }

  private line(line: string): ServerEvent | undefined {
    if (line === "") return this.dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.event = value;
    if (field === "data") this.data.push(value);
    if (field === "id" && !value.includes("\0")) this.lastId = value;
    return undefined;
  }

  private dispatch(): ServerEvent | undefined {
    const complete = this.data.length > 0 ? { event: this.event || "message", data: this.data.join("\n") } : undefined;
    this.event = "";
    this.data = [];
    return complete;
  }
}
