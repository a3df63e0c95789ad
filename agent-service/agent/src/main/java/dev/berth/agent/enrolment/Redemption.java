package dev.berth.agent.enrolment;

import java.util.UUID;

/** What came of handing in the enrolment token. */
sealed interface Redemption {
    record Enrolled(UUID nodeId) implements Redemption {}

    /** The control plane said no: the token is wrong, used or too old. */
    record Refused(int status, String detail) implements Redemption {}

    record Unreachable(String why) implements Redemption {}
}
