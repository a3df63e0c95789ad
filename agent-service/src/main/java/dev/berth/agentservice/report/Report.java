package dev.berth.agentservice.report;

/**
 * A report as the node sent it.
 *
 * @param body the event {@code node.reported}
 * @param signature of the body's UTF-8 bytes, in base64
 */
public record Report(String body, String signature) {}
