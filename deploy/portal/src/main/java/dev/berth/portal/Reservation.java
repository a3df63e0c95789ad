package dev.berth.portal;

import java.time.Duration;
import java.time.ZonedDateTime;

/** One booking, as the portal's database has it. */
public record Reservation(
        String id,
        String name,
        ZonedDateTime starts,
        Duration lasts,
        String studio,
        String location,
        String status,
        String price) {

    public Reservation named(String other) {
        return new Reservation(id, other, starts, lasts, studio, location, status, price);
    }
}
