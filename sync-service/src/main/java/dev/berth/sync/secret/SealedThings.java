package dev.berth.sync.secret;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A table with sealed secrets in it, as a rotation needs to see it. */
public interface SealedThings {
    /** The keys that something is wrapped with. */
    Set<Integer> keysInUse();

    /** What the secrets belong to that are not wrapped with this key. */
    List<String> notWrappedWith(int key);

    /** Changes one in a transaction of its own, if it is still there. */
    void change(String belongsTo, UnaryOperator<Sealed> change);
}
