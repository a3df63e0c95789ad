package dev.berth.feed.document;

/** What kind of booking it is, with a colour (a CSS name, as RFC 7986 wants) for the calendars that show one. */
record Category(String name, String colour) {
    static final Category COMPUTE = new Category("Compute", "steelblue");
    static final Category ROOM = new Category("Room", "seagreen");
    static final Category COURSE = new Category("Course", "darkorange");

    static Category ofBooking(String kind) {
        return switch (kind) {
            case "compute" -> COMPUTE;
            case "room" -> ROOM;
            case "course" -> COURSE;
            default -> new Category(kind, "slategray");
        };
    }
}
