package dev.berth.booking.audit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a deleted person's name out of the audit. The service's database role cannot change an entry; a function of the schema's
 * owner does this one thing.
 */
@Component
public class AuditNames {
    private final JdbcClient jdbc;

    AuditNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID personId, String replacement) {
        jdbc.sql("SELECT erase_name_from_audit(?, ?)")
                .params(personId, replacement)
                .query((row, n) -> n)
                .list();
    }
}
