package dev.berth.agent.runtime;

import dev.berth.agent.reconcile.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a workspace's port takes connections. Remembered per run: once it did, it is not asked again. */
public final class Answering {
    private static final int CONNECT_MILLIS = 500;
    /** Docker's own proxy takes every connection and drops it at once when nothing listens behind it. */
    private static final int DROPPED_WITHIN_MILLIS = 200;

    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    /**
     * @param run names this run of this container, so that a restart is asked anew
     * @param throughProxy whether something between here and the workspace takes connections on its behalf
     */
    public boolean answers(String run, Address address, boolean throughProxy) {
        if (answered.contains(run)) {
            return true;
        }
        boolean answers = takesConnection(address, throughProxy);
        if (answers) {
            answered.add(run);
        }
        return answers;
    }

    public void forgetAllBut(Set<String> runs) {
        answered.retainAll(runs);
    }

    private static boolean takesConnection(Address address, boolean throughProxy) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            return !throughProxy || staysOpen(socket);
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        socket.setSoTimeout(DROPPED_WITHIN_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silentButOpen) {
            return true;
        }
    }
}
