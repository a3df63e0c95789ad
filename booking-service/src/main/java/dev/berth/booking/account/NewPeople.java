package dev.berth.booking.account;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The insert that decides who gets an e-mail address when several ask at once: the unique constraint does. */
@Component
class NewPeople {
    private final JdbcClient jdbc;

    NewPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the address was still free. */
    boolean add(Person person) {
        return jdbc.sql("""
                        insert into person (id, email, name, role, time_zone, password_hash, created_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, 0)
                        on conflict on constraint person_email_unique do nothing""")
                        .params(
                                person.id(),
                                person.email(),
                                person.name(),
                                person.role().wireName(),
                                person.timeZone(),
                                person.passwordHash(),
                                person.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
