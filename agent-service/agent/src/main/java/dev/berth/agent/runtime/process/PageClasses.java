package dev.berth.agent.runtime.process;

import dev.berth.agent.tryout.TryOutPage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Unpacks the try-out page's few files, so that a child JVM finds them however the agent itself is packaged. */
final class PageClasses {
    private static final String PACKAGE = "dev/berth/agent/tryout/";

    private PageClasses() {}

    static Path unpack(Path folder) {
        try {
            Path target = Files.createDirectories(folder.resolve(PACKAGE));
            URL main = TryOutPage.class.getResource(TryOutPage.class.getSimpleName() + ".class");
            URI source = Objects.requireNonNull(main).toURI();
            if (source.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(source, Map.of())) {
                    copyAll(jar.getPath(PACKAGE), target);
                }
            } else {
                copyAll(Path.of(source).resolveSibling("."), target);
            }
            return folder;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The try-out page cannot be unpacked", e);
        }
    }

    private static void copyAll(Path from, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(from)) {
            files = listed.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
