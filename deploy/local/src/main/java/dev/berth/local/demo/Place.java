package dev.berth.local.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * The running Berth that the demo fills in.
 *
 * @param folder where the demo keeps what the supervisor reads
 * @param ownNode the id of the node that this machine is
 * @param password of all people of the demo
 */
public record Place(
        URI gateway,
        Login admin,
        String password,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        URI libCal,
        Path folder,
        String ownNode) {

    public record Login(String email, String password) {}

    @Override
    public String toString() {
        return "Place[" + gateway + "]";
    }
}
