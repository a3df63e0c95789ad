package dev.berth.feed.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of a course type. Not their seats: with those, every booking would change everybody's feed. */
@Component
class Sessions {
    private final JdbcClient sql;

    Sessions(JdbcClient sql) {
        this.sql = sql;
    }

    void of(String courseType, Consumer<Occasion> to) {
        sql.sql("""
                SELECT * FROM resource WHERE kind = 'course' AND course_type = ? AND shown
                ORDER BY starts_at, resource_id
                """).param(courseType).query(row -> {
            to.accept(occasion(row));
        });
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        return new Occasion(
                row.getString("resource_id") + "@berth",
                row.getLong("sequence"),
                Columns.instant(row, "changed_at"),
                null,
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                false,
                Standing.ofSession(row.getString("status")),
                Category.COURSE,
                row.getString("name"),
                row.getString("place"),
                null,
                null);
    }
}
