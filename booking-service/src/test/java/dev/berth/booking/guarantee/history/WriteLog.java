package dev.berth.booking.guarantee.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down every state of every booking and course session as the database takes it in. A booking is written after its
 * hold, its slots or its session's seats have been, and these stay locked until the commit: so of two that fought, the later
 * one is written later.
 */
final class WriteLog {
    private final JdbcClient jdbc;
    private long read;

    WriteLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void start() {
        jdbc.sql("""
                CREATE TABLE written (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    booking booking, session course_session);
                CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql SET search_path = booking AS $$
                    BEGIN INSERT INTO written (booking) VALUES (NEW); RETURN NULL; END $$;
                CREATE TRIGGER write_down_new AFTER INSERT ON booking FOR EACH ROW EXECUTE FUNCTION write_down();
                CREATE TRIGGER write_down_next AFTER UPDATE OF version ON booking FOR EACH ROW
                    EXECUTE FUNCTION write_down();
                CREATE FUNCTION write_down_session() RETURNS trigger LANGUAGE plpgsql SET search_path = booking AS $$
                    BEGIN INSERT INTO written (session) VALUES (NEW); RETURN NULL; END $$;
                CREATE TRIGGER write_down AFTER INSERT OR UPDATE ON course_session FOR EACH ROW
                    EXECUTE FUNCTION write_down_session();
                """).update();
    }

    void stop() {
        jdbc.sql("""
                DROP TABLE written CASCADE;
                DROP FUNCTION write_down CASCADE;
                DROP FUNCTION write_down_session CASCADE;
                """).update();
    }

    /** What has come since the last time. Ask while nobody is writing. */
    List<Written> news() {
        List<Written> news = Stream.<Written>concat(bookings().stream(), sessions().stream())
                .sorted(Comparator.comparing(Written::seq))
                .toList();
        read = news.isEmpty() ? read : news.getLast().seq();
        return news;
    }

    private List<Entry> bookings() {
        return jdbc.sql("""
                        SELECT seq, (w.booking).id, (w.booking).version, (w.booking).kind, (w.booking).status,
                            (w.booking).user_id, (w.booking).room_id, (w.booking).course_session_id, (w.booking).node_id,
                            (w.booking).gpu_uuids, (w.booking).cores, (w.booking).starts_at, (w.booking).ends_at,
                            (w.booking).decide_by, (w.booking).workspace_state
                        FROM written w WHERE seq > ? AND (w.booking).id IS NOT NULL""").param(read).query((row, n) -> entry(row)).list();
    }

    private List<SessionEntry> sessions() {
        return jdbc.sql("""
                        SELECT seq, (w.session).id, (w.session).version, (w.session).edited_version, (w.session).status,
                            (w.session).starts_at, (w.session).ends_at, (w.session).capacity, (w.session).seats_taken
                        FROM written w WHERE seq > ? AND (w.session).id IS NOT NULL""").param(read).query((row, n) -> session(row)).list();
    }

    private static SessionEntry session(ResultSet row) throws SQLException {
        return new SessionEntry(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getLong("edited_version"),
                row.getString("status"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getInt("capacity"),
                row.getInt("seats_taken"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("status"),
                row.getObject("user_id", UUID.class),
                row.getObject("room_id", UUID.class),
                row.getObject("course_session_id", UUID.class),
                row.getObject("node_id", UUID.class),
                row.getArray("gpu_uuids") == null
                        ? List.of()
                        : List.of((String[]) row.getArray("gpu_uuids").getArray()),
                row.getInt("cores"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                instant(row, "decide_by"),
                row.getString("workspace_state"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
