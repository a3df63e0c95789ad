import type { ReactNode } from "react";
import { useState } from "react";
import { type Alternative, Problem } from "@/lib/api/problem";
import type { Booking, Environment } from "@/lib/api/schema";
import { dayAndTime, dayOf, duration, timeOf } from "@/lib/time/format";
import { minutesBetween } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { TextArea, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { Alternatives } from "./Alternatives";
import { useBook } from "./api";
import { EnvironmentPicker } from "./EnvironmentPicker";
import { Section } from "./Section";
import { SizePicker } from "./SizePicker";
import { TagPicker } from "./TagPicker";
import { WhenPicker } from "./WhenPicker";
import { type Bounds, firstWish, missing, requestOf, type Wish, windowOf, withEnvironment } from "./wish";

/** What the panel beside the form needs to look up what is free. */
export interface Looking {
  startsAt: string;
  endsAt: string;
  cores: number;
  memoryGb: number;
  gpus: number;
  tags: string[];
  startAt: (instant: string) => void;
}

interface BookingFormProps {
  environments: Environment[];
  /** What was settled before the form was opened. */
  asked?: Partial<Wish>;
  /** What a wish with these tags can ask for at most. */
  boundsOf: (tags: readonly string[]) => Bounds;
  tags: string[];
  free: (looking: Looking) => ReactNode;
  /** What else I have at the chosen time. */
  busy: (window: { startsAt: string; endsAt: string }) => ReactNode;
  onBooked: (booking: Booking) => void;
}

/** An environment that is not offered any more is not asked for again. */
function offeredOnly({ environmentId, ...rest }: Partial<Wish> = {}, environments: Environment[]): Partial<Wish> {
  return environments.some(({ id }) => id === environmentId) && environmentId ? { ...rest, environmentId } : rest;
}

const ONCE_A_MINUTE = 20_000;

export function BookingForm({ environments, asked: settled, boundsOf, tags, free, busy, onBooked }: BookingFormProps) {
  const zone = useZone();
  const now = new Date(useNow(ONCE_A_MINUTE)).toISOString();
  const [wish, setWish] = useState<Wish>(() => ({
    ...firstWish(now, environments.find(({ id }) => id === settled?.environmentId) ?? environments[0], boundsOf([])),
    ...offeredOnly(settled, environments),
  }));
  const bounds = boundsOf(wish.nodeTags);
  const [asked, setAsked] = useState(false);
  const book = useBook();

  const window = windowOf(wish, now);
  const local = asked ? missing(wish) : {};
  const refusal = book.error instanceof Problem ? book.error : undefined;
  const errorOf = (field: string) => local[field] ?? refusal?.field(field);

  function change(part: Partial<Wish>) {
    // A refusal was about the old wish. What was typed stays.
    if (book.isError) book.reset();
    setWish((old) => ({ ...old, ...part }));
  }

  function send(request: ReturnType<typeof requestOf>) {
    book.mutate(request, { onSuccess: onBooked });
  }

  function submit() {
    setAsked(true);
    if (Object.keys(missing(wish)).length === 0) send(requestOf(wish, windowOf(wish, new Date().toISOString())));
  }

  function take({ startsAt, endsAt }: Alternative) {
    change({ startNow: false, startsAt, minutes: minutesBetween(startsAt, endsAt) });
    send(requestOf(wish, { startsAt, endsAt }));
  }

  return (
    <Form
      onSubmit={submit}
      error={book.error}
      className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start"
    >
      <div className="grid gap-6">
        <Section title="When">
          <WhenPicker
            wish={wish}
            now={now}
            onChange={change}
            startError={errorOf("startsAt")}
            endError={errorOf("endsAt")}
          />
          {busy(window)}
        </Section>
        <Section title="What runs" lead="An environment is a ready-made set of software. Berth starts it for you.">
          <EnvironmentPicker
            environments={environments}
            chosen={wish.environmentId}
            error={errorOf("environmentId")}
            onChoose={(environment) => change(withEnvironment(wish, environment, bounds))}
          />
        </Section>
        <Section title="How much" lead="Filled in from the environment. Take more only if you need it.">
          <SizePicker wish={wish} bounds={bounds} onChange={change} errorOf={errorOf} />
          <TagPicker
            tags={tags}
            chosen={wish.nodeTags}
            onChange={(nodeTags) => change({ nodeTags })}
            error={errorOf("nodeTags")}
          />
        </Section>
        <Section title="What for">
          <TextField
            label="Title"
            value={wish.title}
            maxLength={120}
            error={errorOf("title")}
            onChange={(event) => change({ title: event.target.value, titleTyped: true })}
          />
          <TextArea
            label="Note for the admins"
            optional
            rows={2}
            value={wish.description}
            maxLength={1000}
            error={errorOf("description")}
            onChange={(event) => change({ description: event.target.value })}
          />
        </Section>
      </div>
      <div className="contents lg:sticky lg:top-20 lg:grid lg:gap-6">
        <Section title="What is free">
          {free({
            ...window,
            cores: wish.cores,
            memoryGb: wish.memoryGb,
            gpus: wish.gpus,
            tags: wish.nodeTags,
            startAt: (startsAt) => change({ startNow: false, startsAt }),
          })}
        </Section>
        <div className="sticky bottom-3 z-10 grid gap-3 rounded-2xl border border-line bg-surface p-4 shadow-lg lg:static lg:p-5 lg:shadow-none">
          <p className="font-medium">
            {wish.startNow ? `Now until ${timeOf(window.endsAt, zone)}` : spanWithDays(window, zone)}
            <span className="font-normal text-ink-soft">
              {" "}
              · {duration(wish.startNow ? Math.max(1, minutesBetween(now, window.endsAt)) : wish.minutes)}
            </span>
          </p>
          {refusal?.slug === "booking-conflict" ? (
            <Alternatives problem={refusal} onTake={take} advice="Try a shorter time, a smaller size or another day." />
          ) : (
            <ErrorNote error={book.error} />
          )}
          <Button look="primary" type="submit" busy={book.isPending}>
            {book.isPending ? "Booking…" : wish.startNow ? `Book it until ${timeOf(window.endsAt, zone)}` : "Book it"}
          </Button>
          <p className="hidden text-sm text-ink-soft lg:block">
            The machine is held for you at once. An admin may have to approve it.
          </p>
        </div>
      </div>
    </Form>
  );
}

/** With the day always, and with both where it ends on another one. */
function spanWithDays({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string): string {
  const sameDay = dayOf(startsAt, zone) === dayOf(endsAt, zone);
  return `${dayAndTime(startsAt, zone)} – ${sameDay ? timeOf(endsAt, zone) : dayAndTime(endsAt, zone)}`;
}
