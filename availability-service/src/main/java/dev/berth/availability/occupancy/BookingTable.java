package dev.berth.availability.occupancy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of each booking, in columns: 36 bytes a booking and 8 to find it, where a map of objects takes 120. There
 * may be a million. A row's number stays as long as its booking is there.
 */
final class BookingTable {
    static final int NONE = -1;
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<Chunk> chunks = new ArrayList<>();
    private int rows;
    private int freeRow = NONE;
    private int size;
    /** Open addressing: a row's number plus one, 0 where nothing is. */
    private int[] index = new int[1 << 10];

    int size() {
        return size;
    }

    int find(UUID id) {
        for (int at = home(id.getMostSignificantBits(), id.getLeastSignificantBits()); index[at] != 0; at = next(at)) {
            int row = index[at] - 1;
            if (chunk(row).is(row & CHUNK - 1, id)) {
                return row;
            }
        }
        return NONE;
    }

    int insert(UUID id) {
        if (size * 3 > index.length * 2) {
            widenIndex();
        }
        int row = newRow();
        chunk(row).name(row & CHUNK - 1, id);
        point(row);
        size++;
        return row;
    }

    void set(int row, int version, @Nullable Holder holder, int from, int to, Demand demand) {
        Chunk chunk = chunk(row);
        int at = row & CHUNK - 1;
        chunk.version[at] = version;
        chunk.holder[at] = holder;
        chunk.from[at] = from;
        chunk.to[at] = to;
        chunk.demand[at] = demand;
    }

    int version(int row) {
        return chunk(row).version[row & CHUNK - 1];
    }

    @Nullable
    Holder holder(int row) {
        return chunk(row).holder[row & CHUNK - 1];
    }

    int from(int row) {
        return chunk(row).from[row & CHUNK - 1];
    }

    int to(int row) {
        return chunk(row).to[row & CHUNK - 1];
    }

    Demand demand(int row) {
        Demand demand = chunk(row).demand[row & CHUNK - 1];
        return demand == null ? Demand.WHOLE : demand;
    }

    void remove(int row) {
        unpoint(row);
        set(row, NONE, null, freeRow, NONE, Demand.WHOLE);
        freeRow = row;
        size--;
    }

    void removeThoseThatEndBefore(int slot) {
        for (int row = 0; row < rows; row++) {
            if (version(row) != NONE && to(row) < slot) {
                remove(row);
            }
        }
    }

    private int newRow() {
        if (freeRow != NONE) {
            int row = freeRow;
            freeRow = from(row);
            return row;
        }
        if (rows == chunks.size() * CHUNK) {
            chunks.add(new Chunk());
        }
        return rows++;
    }

    private Chunk chunk(int row) {
        return chunks.get(row >> CHUNK_BITS);
    }

    private void widenIndex() {
        index = new int[index.length * 2];
        for (int row = 0; row < rows; row++) {
            if (version(row) != NONE) {
                point(row);
            }
        }
    }

    private void point(int row) {
        int at = home(row);
        while (index[at] != 0) {
            at = next(at);
        }
        index[at] = row + 1;
    }

    /** Takes the pointer out and moves those behind it up, so that no search ends at the hole. */
    private void unpoint(int row) {
        int hole = home(row);
        while (index[hole] != row + 1) {
            hole = next(hole);
        }
        index[hole] = 0;
        for (int at = next(hole); index[at] != 0; at = next(at)) {
            int moved = index[at] - 1;
            index[at] = 0;
            point(moved);
        }
    }

    private int next(int at) {
        return at + 1 & index.length - 1;
    }

    private int home(int row) {
        Chunk chunk = chunk(row);
        return home(chunk.idHigh[row & CHUNK - 1], chunk.idLow[row & CHUNK - 1]);
    }

    /** Ids begin with the time, so neighbours look alike: every bit must count. */
    private int home(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ mixed >>> 32) & index.length - 1;
    }

    private static final class Chunk {
        final long[] idHigh = new long[CHUNK];
        final long[] idLow = new long[CHUNK];
        final int[] version = new int[CHUNK];
        final int[] from = new int[CHUNK];
        final int[] to = new int[CHUNK];
        final @Nullable Holder[] holder = new Holder[CHUNK];
        final @Nullable Demand[] demand = new Demand[CHUNK];

        Chunk() {
            Arrays.fill(version, NONE);
        }

        boolean is(int at, UUID id) {
            return idLow[at] == id.getLeastSignificantBits() && idHigh[at] == id.getMostSignificantBits();
        }

        void name(int at, UUID id) {
            idHigh[at] = id.getMostSignificantBits();
            idLow[at] = id.getLeastSignificantBits();
        }
    }
}
