package dev.berth.platform.inbox;

import dev.berth.platform.id.RequestId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RecordInterceptor;

/** What is logged while a record is taken in carries the id of the request that caused it. */
final class RequestIdOfRecord implements RecordInterceptor<Object, Object> {
    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> event, Consumer<Object, Object> consumer) {
        Header header = event.headers().lastHeader(RequestId.RECORD_HEADER);
        if (header != null) {
            MDC.put(RequestId.LOG_KEY, new String(header.value(), StandardCharsets.UTF_8));
        }
        return event;
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> event, Consumer<Object, Object> consumer) {
        MDC.remove(RequestId.LOG_KEY);
    }
}
