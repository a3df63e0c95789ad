package dev.berth.availability.occupancy;

/** Is told what changed, after it changed, on the thread that writes. */
@FunctionalInterface
public interface ChangeListener {
    void changed(Change change);
}
