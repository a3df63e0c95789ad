package dev.berth.sync.scrape;

import com.microsoft.playwright.Page;
import dev.berth.sync.portal.PortalSettings;
import dev.berth.sync.portal.PortalSettings.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of the rows that have come into the page, by the ids of their bookings. */
final class RowTexts {
    private static final String ID = "id";
    private static final String READ = """
            (rows, fields) => {
              const deep = (root, selector) => {
                const found = root.querySelector(selector);
                if (found) return found;
                const hosts = [...root.querySelectorAll('*')];
                if (root.shadowRoot) hosts.unshift(root);
                for (const host of hosts) {
                  const inner = host.shadowRoot && deep(host.shadowRoot, selector);
                  if (inner) return inner;
                }
                return null;
              };
              const text = (row, {select, attribute}) => {
                const element = select ? deep(row, select) : row;
                return (element && (attribute ? element.getAttribute(attribute) : element.textContent)) || null;
              };
              // What was read before is left out, unless the list uses the element for another booking now.
              const before = (globalThis[Symbol.for('read before')] ??= new WeakMap());
              return rows.flatMap((row) => {
                const id = text(row, fields.id);
                if (id && before.get(row) === id) return [];
                const texts = Object.fromEntries(Object.entries(fields).map(([name, it]) => [name, text(row, it)]));
                if (texts.name && texts.starts && texts.ends) before.set(row, id);
                return [texts];
              });
            }""";

    private final Page page;
    private final String row;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    RowTexts(Page page, PortalSettings portal) {
        this.page = page;
        this.row = portal.list().row();
        PortalSettings.Fields its = portal.fields();
        put(ID, portal.list().id());
        put("name", its.name());
        put("date", its.date());
        put("starts", its.starts());
        put("ends", its.ends());
        put("minutes", its.minutes());
        put("zone", its.zone());
        put("studio", its.studio());
        put("location", its.location());
        put("status", its.status());
        put("price", its.price());
        put("link", its.link());
    }

    private void put(String name, @Nullable Field field) {
        if (field != null) {
            fields.put(name, field);
        }
    }

    /** Rows without an id are left out: they stand for some that are still being loaded. */
    Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        if (page.locator(row).evaluateAll(READ, told()) instanceof List<?> rows) {
            for (Object one : rows) {
                Map<String, String> texts = texts(one);
                String id = texts.remove(ID);
                if (id != null) {
                    found.put(id, texts);
                }
            }
        }
        return found;
    }

    private Map<String, Object> told() {
        Map<String, Object> told = new HashMap<>();
        fields.forEach((name, field) -> {
            Map<String, Object> where = new HashMap<>();
            where.put("select", field.select());
            where.put("attribute", field.attribute());
            told.put(name, where);
        });
        return told;
    }

    private Map<String, String> texts(Object row) {
        Map<String, String> texts = new HashMap<>();
        if (row instanceof Map<?, ?> raw) {
            fields.forEach((name, field) -> {
                String text = meant(raw.get(name), field);
                if (text != null) {
                    texts.put(name, text);
                }
            });
        }
        return texts;
    }

    static @Nullable String meant(@Nullable Object raw, Field field) {
        if (!(raw instanceof String text)) {
            return null;
        }
        String line = text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
        if (field.pattern() != null) {
            Matcher matcher = Pattern.compile(field.pattern()).matcher(line);
            if (!matcher.find()) {
                return null;
            }
            line = matcher.groupCount() > 0 ? String.valueOf(matcher.group(1)) : matcher.group();
        }
        return line.isEmpty() ? null : line;
    }
}
