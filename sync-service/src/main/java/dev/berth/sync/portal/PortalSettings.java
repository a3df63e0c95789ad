package dev.berth.sync.portal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one portal is read: all that the scraper knows of it. Selectors are CSS and reach into open shadow roots.
 *
 * @param name what people call it
 * @param loginUrl the page with the sign-in form
 * @param bookingsUrl the page with the person's bookings
 * @param timeZone the zone of the times that it shows
 * @param locale the language in which it writes dates
 * @param hosts what its pages may load from beside the hosts of the two addresses ("cdn.example.org")
 * @param timeout how long each single step may take
 * @param showsPast whether the list shows bookings that are over; if not, those are not taken for vanished
 */
public record PortalSettings(
        @NotBlank String name,
        @NotNull URI loginUrl,
        @NotNull URI bookingsUrl,
        @NotNull ZoneId timeZone,
        @NotNull @DefaultValue("en-GB") Locale locale,
        @DefaultValue Set<String> hosts,
        @NotNull @DefaultValue("30s") Duration timeout,
        @DefaultValue("false") boolean showsPast,
        @NotNull @Valid Login login,
        @NotNull @Valid Bookings list,
        @NotNull @Valid Fields fields,
        @NotNull @Valid Times times,
        @DefaultValue Map<String, List<String>> statuses) {
    public PortalSettings {
        Objects.requireNonNull(loginUrl, "login-url");
        Objects.requireNonNull(bookingsUrl, "bookings-url");
        if (loginUrl.getHost() == null || bookingsUrl.getHost() == null) {
            throw new IllegalArgumentException("berth.sync.portals: " + name + " needs whole addresses");
        }
    }

    /**
     * @param wrong what shows that the portal refused e-mail or password
     * @param done what shows that somebody is signed in
     * @param challenge what shows that the portal asks for more, such as a code
     */
    public record Login(
            @NotBlank String email,
            @NotBlank String password,
            @NotBlank String submit,
            @NotBlank String wrong,
            @NotBlank String done,
            @Nullable String challenge) {}

    /**
     * @param row one booking
     * @param id where its id stands, in the row or beneath
     * @param spinner what shows while more rows are being loaded
     * @param empty what shows when there are no bookings at all
     * @param total where the portal says how many there are: then fewer count as a failure
     * @param scroller what scrolls, when it is not the page
     * @param settle how long nothing new must come for one try to count
     * @param tries after how many of them the end is believed
     * @param most a list that is longer is not believed
     */
    public record Bookings(
            @NotBlank String row,
            @NotNull @Valid Field id,
            @Nullable String spinner,
            @Nullable String empty,
            @Nullable @Valid Field total,
            @Nullable String scroller,
            @NotNull @DefaultValue("1s") Duration settle,
            @DefaultValue("4") int tries,
            @DefaultValue("10000") int most) {}

    /**
     * Where a text stands.
     *
     * @param select beneath the row; the row itself when empty
     * @param attribute instead of the element's text
     * @param pattern a regular expression whose first group is what is meant
     */
    public record Field(
            @Nullable String select,
            @Nullable String attribute,
            @Nullable String pattern) {}

    /** Starts and ends may be times of day, when there is a date, or whole. */
    public record Fields(
            @NotNull @Valid Field name,
            @Nullable @Valid Field date,
            @NotNull @Valid Field starts,
            @NotNull @Valid Field ends,
            @Nullable @Valid Field minutes,
            @Nullable @Valid Field zone,
            @Nullable @Valid Field studio,
            @Nullable @Valid Field location,
            @Nullable @Valid Field status,
            @Nullable @Valid Field price,
            @Nullable @Valid Field link) {}

    /** Patterns of java.time, such as "EEE d MMM uuuu" and "HH:mm". ISO times with an offset are always understood. */
    public record Times(@Nullable String date, @NotBlank String time) {}

    /** Host names that the browser may reach. */
    public Set<String> allowedHosts() {
        Set<String> allowed = new HashSet<>(hosts);
        allowed.add(loginUrl.getHost());
        allowed.add(bookingsUrl.getHost());
        return allowed;
    }
}
