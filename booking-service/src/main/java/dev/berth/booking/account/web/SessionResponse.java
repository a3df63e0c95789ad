package dev.berth.booking.account.web;

/** @param expiresIn seconds */
record SessionResponse(String accessToken, String tokenType, long expiresIn, PersonResponse user) {}
