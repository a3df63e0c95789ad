package dev.berth.booking.reservation.rule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who decides on a booking.
 *
 * @param compute required: an admin; automatic: nobody has to
 */
@ConfigurationProperties("berth.approval")
public record ApprovalSettings(@DefaultValue("required") Approval compute) {
    public enum Approval {
        REQUIRED,
        AUTOMATIC
    }
}
