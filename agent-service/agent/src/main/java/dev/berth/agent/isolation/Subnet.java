package dev.berth.agent.isolation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A range of IPv4 addresses.
 *
 * @param first its first address as a number, from 0 to 2^32 - 1
 * @param prefix how many leading bits all its addresses share
 */
public record Subnet(long first, int prefix) {
    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    public Subnet {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("A prefix has 0 to 32 bits, not " + prefix);
        }
        first &= 0xFFFF_FFFFL << (32 - prefix);
    }

    /** @throws IllegalArgumentException when it is not written like {@code 198.18.0.0/16} */
    public static Subnet parse(String cidr) {
        Matcher it = CIDR.matcher(cidr);
        if (!it.matches() || IntStream.rangeClosed(1, 4).anyMatch(part -> Integer.parseInt(it.group(part)) > 255)) {
            throw new IllegalArgumentException("An address range is written like 198.18.0.0/16, not " + cidr);
        }
        long address = IntStream.rangeClosed(1, 4)
                .mapToLong(part -> Long.parseLong(it.group(part)))
                .reduce(0, (sum, part) -> sum << 8 | part);
        return new Subnet(address, Integer.parseInt(it.group(5)));
    }

    public boolean overlaps(Subnet other) {
        return first <= other.last() && other.first <= last();
    }

    long size() {
        return 1L << (32 - prefix);
    }

    /** Its {@code number}-th part of the size that a longer prefix gives. */
    Subnet part(int longerPrefix, long number) {
        return new Subnet(first + (number << (32 - longerPrefix)), longerPrefix);
    }

    private long last() {
        return first + size() - 1;
    }

    @Override
    public String toString() {
        return (first >> 24) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255) + "/"
                + prefix;
    }
}
