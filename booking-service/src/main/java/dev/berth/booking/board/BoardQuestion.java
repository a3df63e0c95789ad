package dev.berth.booking.board;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the board somebody looks at. What is null does not restrict.
 *
 * @param from the first day; today, by the clock of each branch, when null
 */
public record BoardQuestion(
        @Nullable String branch,
        @Nullable UUID roomId,
        @Nullable LocalDate from,
        int days) {}
