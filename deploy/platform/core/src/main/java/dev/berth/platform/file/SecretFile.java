package dev.berth.platform.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file with a secret. Whoever reads it sees all of its text or none: it is written aside and put in place when it is complete. */
public final class SecretFile {
    private final Path file;

    public SecretFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path path() {
        return file;
    }

    /** The file's text; the file is made with {@code first} if there is none. */
    public String readOrCreate(Supplier<String> first) {
        if (!Files.exists(file)) {
            createIfAbsent(first);
        }
        return read();
    }

    public String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the file. Of two processes that do so at the same moment, one makes it and the other leaves it as it is.
     *
     * @return whether this process made it
     */
    public boolean createIfAbsent(Supplier<String> text) {
        try {
            Path draft = draft(text.get());
            try {
                Files.createLink(file, draft);
                return true;
            } catch (FileAlreadyExistsException another) {
                return false;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void replace(String text) {
        try {
            Files.move(draft(text), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path draft(String text) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.getParent(), "new", ".tmp", ownerOnly);
        return Files.writeString(draft, text);
    }
}
