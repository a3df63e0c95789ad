package dev.berth.bench;

import java.util.List;

/** Something that is measured. */
interface Scenario {
    String name();

    /** One line for {@code --list}. */
    String about();

    List<Figure> measure(World world) throws Exception;
}
