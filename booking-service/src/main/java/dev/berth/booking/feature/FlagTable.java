package dev.berth.booking.feature;

import dev.berth.booking.feature.Flag.Audience;
import dev.berth.booking.feature.Flag.Editor;
import dev.berth.booking.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of feature flags. */
@Component
class FlagTable {
    private final JdbcClient jdbc;

    FlagTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Flag> all() {
        return jdbc.sql("select * from feature_flag order by key")
                .query((row, n) -> flag(row))
                .list();
    }

    Optional<Flag> lock(String key) {
        return jdbc.sql("select * from feature_flag where key = ? for update")
                .param(key)
                .query((row, n) -> flag(row))
                .optional();
    }

    void update(Flag flag) {
        Editor editor = Objects.requireNonNull(flag.updatedBy(), "nobody changed it");
        jdbc.sql("""
                        update feature_flag set enabled = ?, percentage = ?, roles = ?, people = ?,
                            updated_at = ?, updated_by = ?, updated_by_name = ?, version = ?
                        where id = ?""")
                .params(
                        flag.audience().enabled(),
                        flag.audience().percentage(),
                        flag.audience().roles().stream().map(Role::wireName).toArray(String[]::new),
                        flag.audience().people().toArray(UUID[]::new),
                        flag.updatedAt().atOffset(ZoneOffset.UTC),
                        editor.id(),
                        editor.name(),
                        flag.version(),
                        flag.id())
                .update();
    }

    boolean areAllPeople(List<UUID> ids) {
        return new HashSet<>(jdbc.sql("select id from person where id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list())
                .containsAll(ids);
    }

    private static Flag flag(ResultSet row) throws SQLException {
        return new Flag(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("description"),
                new Audience(
                        row.getBoolean("enabled"),
                        row.getInt("percentage"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::of)
                                .toList(),
                        List.of((UUID[]) row.getArray("people").getArray())),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                editor(row.getObject("updated_by", UUID.class), row.getString("updated_by_name")),
                row.getLong("version"));
    }

    private static @Nullable Editor editor(@Nullable UUID id, @Nullable String name) {
        return id == null ? null : new Editor(id, Objects.requireNonNullElse(name, ""));
    }
}
