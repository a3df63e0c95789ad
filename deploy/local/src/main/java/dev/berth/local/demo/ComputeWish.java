package dev.berth.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What somebody wants to compute, and when. */
record ComputeWish(Work work, Slot slot) {
    record Work(String title, String environment, int cores, int memoryGb, int gpus) {}

    private static final String JUPYTER = "JupyterLab";
    private static final String CODE = "VS Code";
    private static final String R = "RStudio Server";
    static final List<Work> WORK = List.of(
            new Work("Bernoulli numbers", JUPYTER, 2, 8, 0),
            new Work("Train the image classifier", JUPYTER, 8, 64, 2),
            new Work("Survey analysis", R, 4, 16, 0),
            new Work("Compiler course, exercise", CODE, 2, 4, 0),
            new Work("Protein folding, batch", CODE, 12, 96, 2),
            new Work("Morphogenesis, grid search", JUPYTER, 16, 64, 0),
            new Work("Fine-tune the language model", JUPYTER, 8, 96, 4),
            new Work("Climate data, first look", JUPYTER, 4, 32, 0),
            new Work("Robot simulation", CODE, 8, 32, 1),
            new Work("Regression homework", R, 2, 8, 0));

    /** About ten on a quiet day and twenty on a busy one; none of them runs past midnight. */
    static List<ComputeWish> on(LocalDate day, double share) {
        var chance = Rhythm.chance("compute", day);
        int many = (int) Math.round((6 + 16 * Rhythm.busy(day, 10)) * share);
        var wishes = new ArrayList<ComputeWish>();
        for (int n = 0; n < many; n++) {
            int hour = hour(day, chance);
            int hours = Math.min(24 - hour, 1 + chance.nextInt(6));
            var slot = Slot.of(day.atTime(hour, 15 * chance.nextInt(3)), hours * 60 - 45);
            wishes.add(new ComputeWish(WORK.get(chance.nextInt(WORK.size())), slot));
        }
        return wishes;
    }

    /** The busier an hour, the likelier. */
    private static int hour(LocalDate day, Random chance) {
        while (true) {
            int hour = chance.nextInt(24);
            if (chance.nextDouble() < Rhythm.busy(day, hour)) {
                return hour;
            }
        }
    }
}
