package dev.berth.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of an iCalendar document as tests ask about; that the whole of it is right, real parsers say. */
record Calendar(Map<String, String> properties, List<Map<String, String>> events) {
    static Calendar of(String document) {
        Map<String, String> calendar = new HashMap<>();
        List<Map<String, String>> events = new ArrayList<>();
        Map<String, String> into = calendar;
        for (String line : document.replace("\r\n ", "").split("\r\n")) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1);
            if (line.equals("BEGIN:VEVENT")) {
                into = new HashMap<>();
                events.add(into);
            } else if (name.equals("BEGIN")) {
                into = new HashMap<>(); // an alarm
            } else {
                into.put(name, value);
            }
        }
        return new Calendar(calendar, events);
    }

    List<String> titles() {
        return events.stream().map(it -> it.get("SUMMARY")).toList();
    }
}
