package dev.berth.platform.inbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RecordInterceptor;

/** What is logged while a record is taken in carries the id of the request that caused it. */
final class RequestIdOfRecord implements RecordInterceptor<Object, Object> {
    private static final String HEADER = "berth-request-id";
    private static final String LOGGED_AS = "requestId";

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> event, Consumer<Object, Object> consumer) {
        Header header = event.headers().lastHeader(HEADER);
        if (header != null) {
            MDC.put(LOGGED_AS, new String(header.value(), StandardCharsets.UTF_8));
        }
        return event;
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> event, Consumer<Object, Object> consumer) {
        MDC.remove(LOGGED_AS);
    }
}
