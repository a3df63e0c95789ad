package dev.berth.availability;

import dev.berth.availability.follow.BookingListener;
import dev.berth.availability.occupancy.ChangeListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody listens to changes yet. */
@Configuration(proxyBeanMethods = false)
class Quiet {
    @Bean
    ChangeListener nobodyForChanges() {
        return change -> {};
    }

    @Bean
    BookingListener nobodyForBookings() {
        return booking -> {};
    }
}
