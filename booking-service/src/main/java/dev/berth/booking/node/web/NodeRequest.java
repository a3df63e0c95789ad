package dev.berth.booking.node.web;

import dev.berth.booking.input.OneLine;
import dev.berth.booking.node.NodeAdministration.Edit;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left out stays as it is. Maintenance drains: what is booked stays, nothing new is placed here. */
record NodeRequest(
        @Nullable @OneLine(max = 100) String name,
        @Nullable @OneLine(max = 100) String site,
        @Nullable @Size(max = 50) List<@NotNull @NodeTag String> tags,
        @Nullable Boolean maintenance) {

    Edit toEdit() {
        return new Edit(name == null ? null : name.strip(), site == null ? null : site.strip(), tags, maintenance);
    }
}
