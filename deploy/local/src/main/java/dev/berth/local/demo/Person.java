package dev.berth.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody of the demo. */
public record Person(String name, String role) {
    static final String DOMAIN = "@demo.berth.local";
    public static final Person ADA = new Person("Ada Lovelace", "student");
    public static final Person GRACE = new Person("Grace Hopper", "staff");

    /** Colleagues of the admin, staff, and students; the ones to sign in as come first. */
    static final List<Person> ALL = Stream.concat(
                    Stream.of(
                            ADA,
                            new Person("Alan Turing", "student"),
                            GRACE,
                            new Person("Katherine Johnson", "admin"),
                            new Person("Barbara Liskov", "staff"),
                            new Person("Edsger Dijkstra", "staff"),
                            new Person("Margaret Hamilton", "staff"),
                            new Person("Annie Easley", "staff")),
                    students())
            .toList();

    private static Stream<Person> students() {
        return Stream.of(
                        "Adele Goldberg",
                        "Anita Borg",
                        "Claude Shannon",
                        "Donald Knuth",
                        "Dorothy Vaughan",
                        "Evelyn Boyd",
                        "Frances Allen",
                        "Hedy Lamarr",
                        "Ida Rhodes",
                        "Jean Bartik",
                        "John Backus",
                        "Karen Spärck Jones",
                        "Kathleen Booth",
                        "Kristen Nygaard",
                        "Lynn Conway",
                        "Mary Jackson",
                        "Niklaus Wirth",
                        "Radia Perlman",
                        "Seymour Papert",
                        "Sophie Wilson",
                        "Tony Hoare",
                        "Wang Xuan")
                .map(name -> new Person(name, "student"));
    }

    public String email() {
        return name.split(" ")[0].toLowerCase(Locale.ROOT) + DOMAIN;
    }

    /** Always the same for the same person; the first one's is Berth's own, because that account is registered. */
    UUID newId() {
        return UUID.nameUUIDFromBytes(email().getBytes(StandardCharsets.UTF_8));
    }
}
