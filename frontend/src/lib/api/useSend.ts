import {
  hashKey,
  type MutateOptions,
  type UseMutationOptions,
  // biome-ignore lint/style/noRestrictedImports: this is the one place that wraps it
  useMutation,
} from "@tanstack/react-query";
import { useCallback, useRef } from "react";

/** A double click, or Enter pressed twice, comes within this time. */
const TWICE_MS = 600;

interface Sent<Answer> {
  wish: string;
  answer: Promise<Answer>;
  /** Until when the same wish counts as the same press. */
  until: number;
}

/**
 * A mutation that sends the same wish once: while it is under way, and for a moment after it has succeeded. The page shows
 * that it is busy only with its next render, so a second click can come before that, and its refusal would hide the first
 * one's success. What was refused can be sent again at once.
 */
export function useSend<Answer, Wish = void>(options: UseMutationOptions<Answer, Error, Wish>) {
  const mutation = useMutation(options);
  const last = useRef<Sent<Answer>>(undefined);
  const { mutateAsync: start } = mutation;

  const mutateAsync = useCallback(
    (wish: Wish, then?: MutateOptions<Answer, Error, Wish>): Promise<Answer> => {
      const key = hashKey([wish]);
      if (last.current?.wish === key && Date.now() < last.current.until) return last.current.answer;
      const sent: Sent<Answer> = { wish: key, answer: start(wish, then), until: Number.POSITIVE_INFINITY };
      last.current = sent;
      sent.answer.then(
        () => {
          sent.until = Date.now() + TWICE_MS;
        },
        () => {
          sent.until = 0;
        },
      );
      return sent.answer;
    },
    [start],
  );
  const mutate = useCallback(
    (wish: Wish, then?: MutateOptions<Answer, Error, Wish>): void => {
      mutateAsync(wish, then).catch(() => undefined); // the page shows it by `error`
    },
    [mutateAsync],
  );
  return { ...mutation, mutate, mutateAsync };
}
