package dev.berth.booking.reservation.rule;

/** A rule that said no: its name, the field to change, and what to do about it. */
public record Violation(String rule, String field, String message) {}
