package dev.berth.agent.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Unpacks the try-out page's few files, so that a child JVM finds them however the agent itself is packaged. */
final class PageClasses {
    private static final String PACKAGE = "dev/berth/agent/tryout/";

    private PageClasses() {}

    static Path unpack(Path folder) {
        try {
            Path target = Files.createDirectories(folder.resolve(PACKAGE));
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + PACKAGE + "*.*")) {
                copy(file, target);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The try-out page cannot be unpacked", e);
        }
    }

    private static void copy(Resource file, Path target) throws IOException {
        String name = file.getFilename();
        if (name != null && file.isReadable()) {
            try (InputStream in = file.getInputStream()) {
                Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
