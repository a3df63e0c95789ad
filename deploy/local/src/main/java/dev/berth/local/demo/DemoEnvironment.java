package dev.berth.local.demo;

import java.util.UUID;

/** An environment as a booking copies it. */
record DemoEnvironment(UUID id, String name, String image, int port) {}
