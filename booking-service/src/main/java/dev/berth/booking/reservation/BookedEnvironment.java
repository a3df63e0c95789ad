package dev.berth.booking.reservation;

import dev.berth.booking.environment.Egress;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The environment as it was when the booking was made: what an admin changes later does not change a promise. */
@Embeddable
public record BookedEnvironment(
        @Column(name = "environment_id") UUID environmentId,
        @Column(name = "environment_name") String name,
        @Column(name = "environment_image") String image,
        @Column(name = "environment_ports") List<Integer> ports,
        @Column(name = "environment_command") List<String> command,

        @Column(name = "environment_variables") @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> variables,

        @Column(name = "environment_egress") Egress egress,
        @Column(name = "environment_capabilities") List<String> capabilities,
        @Column(name = "environment_read_only_root") boolean readOnlyRoot) {}
