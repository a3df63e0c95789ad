package dev.berth.booking.node;

import java.util.List;

/** What people read about a node and place by: its name, where it stands, what it is good for. */
public record Placard(String name, String site, List<String> tags) {
    public Placard {
        tags = tags.stream().distinct().sorted().toList();
    }
}
