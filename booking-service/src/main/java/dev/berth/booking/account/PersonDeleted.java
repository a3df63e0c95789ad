package dev.berth.booking.account;

import java.util.UUID;

/**
 * An account was deleted. Published in the transaction, so that every feature deletes what it holds of the person in the same
 * one.
 */
public record PersonDeleted(UUID personId) {}
