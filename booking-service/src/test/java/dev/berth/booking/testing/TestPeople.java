package dev.berth.booking.testing;

import dev.berth.booking.security.AccessTokens;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes people, each a new one, without the cost of hashing a password. They cannot sign in; they already are. */
public class TestPeople {
    private final JdbcClient jdbc;
    private final AccessTokens tokens;
    private final Clock clock;

    TestPeople(JdbcClient jdbc, AccessTokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.clock = clock;
    }

    public TestPerson student() {
        return anyone(Role.STUDENT, "Stu Dent");
    }

    public TestPerson staff() {
        return anyone(Role.STAFF, "Desk Clerk");
    }

    public TestPerson admin() {
        return anyone(Role.ADMIN, "Ada Admin");
    }

    public TestPerson anyone(Role role, String name) {
        UUID id = Uuid7.at(clock.instant());
        String email = id + "@example.org";
        jdbc.sql("""
                        insert into person (id, email, name, role, time_zone, password_hash, created_at, version)
                        values (?, ?, ?, ?, 'Europe/Berlin', 'none', ?, 0)""")
                .params(id, email, name, role.wireName(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Caller caller = new Caller(id, role, name);
        return new TestPerson(caller, email, token(caller, Instant.EPOCH));
    }

    /** The same person with a token of now: after the clock was moved, the old one may have expired. */
    public TestPerson signedInAgain(TestPerson person) {
        Instant tokensValidAfter = jdbc.sql("select tokens_valid_after from person where id = ?")
                .param(person.id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new TestPerson(person.caller(), person.email(), token(person.caller(), tokensValidAfter));
    }

    /** As of somebody who has just given their password. */
    private String token(Caller caller, Instant tokensValidAfter) {
        return tokens.issue(caller.inSession(UUID.randomUUID(), clock.instant()), tokensValidAfter);
    }
}
