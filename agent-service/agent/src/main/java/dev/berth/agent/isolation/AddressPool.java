package dev.berth.agent.isolation;

import java.util.Collection;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Where each workspace's network gets its addresses from. Docker's own pools end at about thirty networks. */
public record AddressPool(Subnet whole) {
    /** Four addresses, two of them usable: the bridge's and the container's. So Docker itself refuses a second container. */
    private static final int PREFIX_OF_ONE = 30;

    private static final int SHORTEST_PREFIX = 8;
    private static final int LONGEST_PREFIX = 27;

    public AddressPool {
        if (whole.prefix() < SHORTEST_PREFIX || whole.prefix() > LONGEST_PREFIX) {
            throw new IllegalArgumentException("A pool of addresses has a prefix from /%d to /%d, not /%d"
                    .formatted(SHORTEST_PREFIX, LONGEST_PREFIX, whole.prefix()));
        }
    }

    /**
     * Free ranges for one workspace, all of them once.
     *
     * @param startAt where to begin, so that two agents of one machine seldom choose the same
     */
    public Stream<Subnet> free(Collection<Subnet> taken, int startAt) {
        long count = 1L << (PREFIX_OF_ONE - whole.prefix());
        return LongStream.range(0, count)
                .mapToObj(it -> whole.part(PREFIX_OF_ONE, Math.floorMod(it + startAt, count)))
                .filter(it -> taken.stream().noneMatch(it::overlaps));
    }
}
