package dev.berth.sync.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final byte[] SECRET = "correct horse".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;
    private Vault vault;

    @BeforeEach
    void a_vault_with_a_key_in_a_file() {
        file = folder.resolve("keys/portal.json");
        vault = new Vault(new KeyStore(new SecretSettings(file, null)));
    }

    @Test
    void what_is_sealed_opens_again_and_looks_different_each_time() {
        Sealed one = vault.seal("ada", SECRET);
        Sealed other = vault.seal("ada", SECRET);
        assertThat(vault.open("ada", one)).contains(SECRET);
        assertThat(one.content()).isNotEqualTo(other.content());
        assertThat(new String(one.content(), StandardCharsets.ISO_8859_1)).doesNotContain("horse");
    }

    @Test
    void in_somebody_elses_place_it_does_not_open() {
        assertThat(vault.open("eve", vault.seal("ada", SECRET))).isEmpty();
    }

    @Test
    void a_changed_byte_is_noticed() {
        Sealed sealed = vault.seal("ada", SECRET);
        byte[] changed = sealed.content().clone();
        changed[changed.length - 1] ^= 1;
        assertThat(vault.open("ada", new Sealed(sealed.keyId(), sealed.wrappedKey(), changed)))
                .isEmpty();
    }

    @Test
    void the_key_is_made_once_and_is_nobody_elses_to_read() throws IOException {
        Sealed sealed = vault.seal("ada", SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
        Vault restarted = new Vault(new KeyStore(new SecretSettings(file, null)));
        assertThat(restarted.open("ada", sealed)).contains(SECRET);
    }

    @Test
    void after_a_rotation_everything_is_wrapped_with_the_new_key_and_opens_without_the_old_one() throws IOException {
        Things things = new Things();
        things.put("ada", vault.seal("ada", SECRET));
        things.put("alan", vault.seal("alan", SECRET));
        byte[] content = things.get("ada").content();
        int before = vault.primary();

        KeyRotation.Result done = new KeyRotation(vault, List.of(things)).rotate();
        assertThat(done.rewrapped()).isEqualTo(2);
        assertThat(things.keysInUse()).containsExactly(vault.primary()).doesNotContain(before);
        assertThat(things.get("ada").content()).isEqualTo(content);

        // The one before stays for a while, the one before that goes.
        assertThat(Files.readString(file)).contains(Integer.toUnsignedString(before));
        new KeyRotation(vault, List.of(things)).rotate();
        assertThat(Files.readString(file)).doesNotContain("\"keyId\":" + Integer.toUnsignedString(before));
        assertThat(vault.open("alan", things.get("alan"))).contains(SECRET);
    }

    @Test
    void a_secret_whose_key_is_lost_is_counted_and_hurts_no_other() throws IOException {
        Things things = new Things();
        things.put("lost", vault.seal("lost", SECRET));
        Files.delete(file);
        things.put("ada", vault.seal("ada", SECRET));
        KeyRotation.Result done = new KeyRotation(vault, List.of(things)).rotate();
        assertThat(done)
                .extracting(KeyRotation.Result::rewrapped, KeyRotation.Result::lost)
                .containsExactly(1, 1);
        assertThat(vault.open("ada", things.get("ada"))).contains(SECRET);
    }

    @Test
    void a_key_can_come_from_the_environment_too() {
        Vault given =
                new Vault(new KeyStore(new SecretSettings(null, Keys.generate().json())));
        assertThat(given.open("ada", given.seal("ada", SECRET))).contains(SECRET);
    }

    @Test
    void without_a_key_nothing_is_taken() {
        Vault none = new Vault(new KeyStore(new SecretSettings(null, "")));
        assertThat(none.isOpen()).isFalse();
        assertThatThrownBy(() -> none.seal("ada", SECRET)).hasMessageContaining("BERTH_SYNC_KEY_FILE");
    }

    @Test
    void nothing_of_it_says_its_secret() {
        String key = Keys.generate().json();
        assertThat(new SecretSettings(null, key).toString()).doesNotContain(key);
        assertThat(vault.seal("ada", SECRET).toString()).doesNotContain(Arrays.toString(SECRET));
    }

    /** As a table would keep them. */
    private static final class Things implements SealedThings {
        private final Map<String, Sealed> all = new HashMap<>();

        void put(String belongsTo, Sealed sealed) {
            all.put(belongsTo, sealed);
        }

        Sealed get(String belongsTo) {
            return Objects.requireNonNull(all.get(belongsTo));
        }

        @Override
        public Set<Integer> keysInUse() {
            return all.values().stream().map(Sealed::keyId).collect(Collectors.toSet());
        }

        @Override
        public List<String> notWrappedWith(int key) {
            return all.entrySet().stream()
                    .filter(it -> it.getValue().keyId() != key)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public void change(String belongsTo, UnaryOperator<Sealed> change) {
            all.computeIfPresent(belongsTo, (key, it) -> change.apply(it));
        }
    }
}
