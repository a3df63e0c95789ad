package dev.berth.booking.node.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.node.NodeAdministration.Edit;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is left out stays as it is. Maintenance drains: what is booked stays, nothing new is placed here. "online" ends it. */
record NodeRequest(
        @Nullable @OneLine(max = 100) String name,
        @Nullable @OneLine(max = 100) String site,
        @Nullable @Size(max = 50) List<@NotNull @NodeTag String> tags,
        @Nullable Duty status,

        @Schema(
                description =
                        "SecureOn password of its network card, like a MAC address; empty for none. It is never shown.")
        @Nullable
        @Pattern(regexp = "|(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}", message = "must be like 52:54:00:12:34:56, or empty")
        String wakePassword) {

    /** What an admin may say of it; what else it shows is what its agent tells. */
    enum Duty {
        MAINTENANCE,
        ONLINE;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Edit toEdit() {
        return new Edit(
                name == null ? null : name.strip(),
                site == null ? null : site.strip(),
                tags,
                maintenance(),
                wakePassword);
    }

    private @Nullable Boolean maintenance() {
        return status == null ? null : status == Duty.MAINTENANCE;
    }
}
