package dev.berth.feed.publish.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person calls the app that says this of itself. */
final class ClientNames {
    private static final int LONGEST = 60;
    /** The first that fits: some name others beside themselves. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("Google-Calendar", "Google Calendar");
        KNOWN.put("Microsoft Outlook", "Outlook");
        KNOWN.put("Microsoft.Exchange", "Outlook on the web");
        KNOWN.put("Microsoft Office", "Outlook");
        KNOWN.put("Thunderbird", "Thunderbird");
        KNOWN.put("dataaccessd", "Calendar on iPhone or iPad");
        KNOWN.put("CalendarAgent", "Calendar on a Mac");
        KNOWN.put("CalendarStore", "Calendar on a Mac");
        KNOWN.put("ICSx5", "ICSx⁵");
        KNOWN.put("vdirsyncer", "vdirsyncer");
        KNOWN.put("Evolution", "Evolution");
        KNOWN.put("Mozilla", "a browser");
    }

    private ClientNames() {}

    static String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "an app without a name";
        }
        return KNOWN.entrySet().stream()
                .filter(it -> userAgent.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> product(userAgent));
    }

    /** "curl/8.5.0 (x86_64)" is curl. Strangers wrote this: nothing but what can stand in a line. */
    private static String product(String userAgent) {
        String name = userAgent.split("[/(]", 2)[0].replaceAll("\\p{C}", "").strip();
        return name.isEmpty() ? "an app without a name" : name.substring(0, Math.min(LONGEST, name.length()));
    }
}
