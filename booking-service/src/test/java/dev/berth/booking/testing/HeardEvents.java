package dev.berth.booking.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

/** Hears what the packages of the service tell each other. */
public class HeardEvents {
    private final List<Object> all = new CopyOnWriteArrayList<>();

    @EventListener
    void on(PayloadApplicationEvent<?> event) {
        all.add(event.getPayload());
    }

    public <T> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
