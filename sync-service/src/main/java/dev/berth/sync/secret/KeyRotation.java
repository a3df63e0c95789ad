package dev.berth.sync.secret;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes a fresh key and wraps every secret's own key with it. The key before it stays in the file until the next
 * rotation, for what a process seals that read the file a moment earlier; keys that nothing is wrapped with go.
 */
@Component
public class KeyRotation {
    private final Vault vault;
    private final List<SealedThings> everything;

    KeyRotation(Vault vault, List<SealedThings> everything) {
        this.vault = vault;
        this.everything = everything;
    }

    public record Result(int key, int rewrapped, int lost) {}

    public Result rotate() {
        Set<Integer> inUse = new HashSet<>();
        everything.forEach(it -> inUse.addAll(it.keysInUse()));
        vault.rotate(inUse);
        int rewrapped = 0;
        int lost = 0;
        for (SealedThings things : everything) {
            for (String belongsTo : things.notWrappedWith(vault.primary())) {
                things.change(belongsTo, it -> vault.rewrap(belongsTo, it).orElse(it));
                rewrapped++;
            }
            lost += things.notWrappedWith(vault.primary()).size();
        }
        return new Result(vault.primary(), rewrapped - lost, lost);
    }
}
