package dev.berth.agent.operator.web;

import tools.jackson.databind.json.JsonMapper;

/**
 * A call of the operator.
 *
 * @param name what stands for <code>{name}</code> in the path; empty when there is none
 */
record Call(String name, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws tools.jackson.core.JacksonException when it is not the JSON asked for */
    <T> T json(Class<T> type) {
        return JSON.readValue(body, type);
    }
}
