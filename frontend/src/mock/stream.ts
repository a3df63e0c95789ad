import { HttpResponse } from "msw";
import type { Booking } from "@/lib/api/schema";
import type { AvailabilityNews } from "@/lib/live/stream";

interface Line {
  person: string;
  send: (text: string) => void;
  close: () => void;
}

/** The stream as availability-service speaks it, to whoever listens now. */
export class MockStream {
  /** What each connection came back with, "" for a first one. */
  readonly resumedFrom: string[] = [];
  /** Answer the next connections with this status instead. */
  refuseWith: number | undefined;
  private lines = new Set<Line>();
  private count = 0;

  open(person: string, request: Request): Response {
    this.resumedFrom.push(request.headers.get("Last-Event-ID") ?? "");
    if (this.refuseWith) return new HttpResponse(null, { status: this.refuseWith });
    const text = new TextEncoder();
    let line: Line;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        line = {
          person,
          send: (event) => controller.enqueue(text.encode(event)),
          close: () => controller.close(),
        };
        this.lines.add(line);
        request.signal.addEventListener("abort", () => this.lines.delete(line));
        line.send(`retry: 2000\nid: ${this.id()}\n\n`);
      },
      cancel: () => {
        this.lines.delete(line);
      },
    });
    return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
  }

  get listeners(): number {
    return this.lines.size;
  }

  tellOwner(booking: Booking) {
    const { id, version, kind, status, startsAt, endsAt, title } = booking;
    const data = { id, version, kind, status, startsAt, endsAt, title, resourceId: booking.resource.id };
    for (const line of this.lines) if (line.person === booking.user.id) this.send(line, "booking", data);
  }

  tellAll(change: Omit<AvailabilityNews, "version"> & { version?: number }) {
    this.count += 1;
    for (const line of this.lines) this.send(line, "availability", { version: this.count, ...change });
  }

  resync() {
    for (const line of this.lines) this.send(line, "resync", {});
  }

  /** As when a replica goes down. */
  drop() {
    for (const line of this.lines) line.close();
    this.lines.clear();
  }

  private send(line: Line, event: string, data: object) {
    this.count += 1;
    line.send(`id: ${this.id()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private id() {
    return `mock-${this.count}`;
  }
}
