package dev.berth.portal;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The portal by itself, to try Berth with: {@code java -cp … dev.berth.portal.StageDoorMain 8085}. Anybody may sign in
 * with the password {@value #PASSWORD}; what stands behind a plus in the e-mail says how the portal behaves (see
 * {@link Behaviour}), and "thousand" how much there is.
 */
public final class StageDoorMain {
    public static final String PASSWORD = "break a leg";

    private StageDoorMain() {}

    public static void main(String[] args) throws InterruptedException {
        StageDoor portal = new StageDoor(args.length == 0 ? 8085 : Integer.parseInt(args[0])).openToAnybody();
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        System.out.println("Stage Door is open at " + portal.address() + "/s/login");
        Thread.currentThread().join();
    }

    static StageDoor.@Nullable Account walkIn(String email) {
        if (!email.contains("@")) {
            return null;
        }
        int count = email.contains("+thousand") ? 1000 : 40;
        List<Reservation> rows =
                Programme.from(ZonedDateTime.now(Programme.ZONE).minusDays(2), count);
        return new StageDoor.Account(PASSWORD, rows, Behaviour.askedForBy(email));
    }
}
