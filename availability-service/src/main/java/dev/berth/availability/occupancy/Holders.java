package dev.berth.availability.occupancy;

import java.util.UUID;

/** All resources of one kind. Called with the {@link Guard} held for writing. */
public interface Holders {
    Kind kind();

    /** Makes it when it is not known: topics are read side by side, so a booking can come before its resource. */
    Holder holder(UUID id);

    void forgetDaysBefore(int slot);
}
