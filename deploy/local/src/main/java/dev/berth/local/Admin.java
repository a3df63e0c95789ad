package dev.berth.local;

import dev.berth.engines.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who may sign in first. The environment decides at the first start; afterwards what was decided then is kept. */
record Admin(String email, String password) {
    static Admin from(Map<String, String> environment, House house) {
        return new Admin(
                kept(
                        house.secrets().resolve("admin-email"),
                        environment.getOrDefault("BERTH_ADMIN_EMAIL", "admin@berth.local")),
                kept(house.secrets().resolve("admin-password"), environment.getOrDefault("BERTH_ADMIN_PASSWORD", "")));
    }

    private static String kept(Path file, String wanted) {
        if (!wanted.isEmpty() && !Files.exists(file)) {
            Secret.write(file, wanted);
        }
        return Secret.in(file);
    }
}
