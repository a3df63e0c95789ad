package dev.berth.sync.edge;

/** What is wrong with one field, in words that continue its name. */
record FieldProblem(String field, String message) {}
