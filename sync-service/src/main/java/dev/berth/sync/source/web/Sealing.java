package dev.berth.sync.source.web;

import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.edge.SecurityLog;
import dev.berth.sync.source.Entrusted;
import dev.berth.sync.source.OutsideSource;
import dev.berth.sync.source.OutsideSources;

/** Refuses a secret that could only be kept in the clear. */
final class Sealing {
    private Sealing() {}

    static Entrusted possible(OutsideSources sources, Entrusted entrusted) {
        if (entrusted instanceof Entrusted.Secret && !sources.canKeepSecrets()) {
            throw Problem.unavailable("Secrets cannot be kept here: the key that protects them is missing."
                    + " An operator sets BERTH_SYNC_KEY_FILE.");
        }
        return entrusted;
    }

    static void logChange(Caller who, OutsideSource changed, Entrusted entrusted) {
        SecurityLog.write("source-changed", who.id(), "source", changed.id());
        if (!(entrusted instanceof Entrusted.Nothing)) {
            SecurityLog.write("source-secret-changed", who.id(), "source", changed.id());
        }
    }
}
