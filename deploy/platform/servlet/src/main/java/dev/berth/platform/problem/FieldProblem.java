package dev.berth.platform.problem;

/** What is wrong with one field, in words for the person who filled it in. Nested fields are dotted, items indexed. */
public record FieldProblem(String field, String message) {}
