package dev.berth.engines;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the engines' native programs once per machine, into a folder named for their content. */
final class Binaries {
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    private Binaries() {}

    /** The folder that holds bin/postgres, lib and share. */
    static Path postgres() {
        String archive = "/postgres-%s-%s.txz".formatted(MAC ? "darwin" : "linux", ARM ? "arm_64" : "x86_64");
        return unpacked("postgres", archive, Binaries::untar);
    }

    static Path redis() {
        String program = "/redis-server-" + (MAC ? "6.2.6-v5-darwin" : ARM ? "6.2.7-linux" : "6.2.6-v5-linux")
                + (ARM ? "-arm64" : "-amd64");
        return unpacked("redis", program, (content, folder) -> {
                    Path file = folder.resolve("redis-server");
                    Files.copy(content, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    private interface Unpacking {
        void unpack(InputStream content, Path folder) throws IOException;
    }

    private static Path unpacked(String name, String resource, Unpacking unpacking) {
        try {
            Path cache = cache();
            Path home = cache.resolve(name + "-" + fingerprint(resource));
            if (!Files.isDirectory(home)) {
                Path fresh = Files.createTempDirectory(cache, name);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                try (InputStream content = open(resource)) {
                    unpacking.unpack(content, fresh);
                }
                publish(fresh, home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By rename, so that a half-unpacked folder is never used; the loser of a race uses the winner's. */
    private static void publish(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException raced) {
            Folders.delete(fresh);
        }
    }

    /** root's home is closed to others, and as root PostgreSQL may run as somebody else. */
    private static Path cache() throws IOException {
        String home = System.getProperty("user.home");
        Path cache = OtherUser.isRoot() ? Path.of("/var/cache/berth") : Path.of(home, ".cache", "berth");
        return Files.createDirectories(cache);
    }

    private static String fingerprint(String resource) throws IOException {
        try (InputStream content = open(resource)) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream content = Binaries.class.getResourceAsStream(resource);
        if (content == null) {
            throw new EngineFailure(
                    "No " + resource.substring(1) + " on the class path: this kind of machine is not supported yet");
        }
        return new BufferedInputStream(content);
    }

    private static void untar(InputStream content, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(content))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("An entry leaves the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
