package dev.berth.agentservice.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What links may do, and when they end.
 *
 * @param helloWithin from the challenge to the node's answer
 * @param enrolledWithin how long a hello of a node that is not known yet is kept: it may have been enrolled a moment ago
 * @param silence without any frame or pong of the node, the link is cut after this
 * @param stalled a node that does not read one frame within this is cut
 * @param waiting bytes that may wait for a node beside its snapshot; one more and it is cut
 * @param reportsPerSecond of one node in the long run
 * @param reportBurst of one node at once
 * @param framesPerSecond of one node; with more it is cut
 * @param unknown links at once whose node is not known yet
 * @param unknownPerAddress the same of one address or IPv6 network; a campus may sit behind one address
 * @param longestSpread over which nodes return after a shutdown
 */
@ConfigurationProperties("berth.link")
record LinkSettings(
        @DefaultValue("10s") Duration helloWithin,
        @DefaultValue("3s") Duration enrolledWithin,
        @DefaultValue("15s") Duration pingEvery,
        @DefaultValue("60s") Duration timeEvery,
        @DefaultValue("45s") Duration silence,
        @DefaultValue("10s") Duration stalled,
        @DefaultValue("1048576") long waiting,
        @DefaultValue("5") int reportsPerSecond,
        @DefaultValue("50") int reportBurst,
        @DefaultValue("200") int framesPerSecond,
        @DefaultValue("5000") int unknown,
        @DefaultValue("2500") int unknownPerAddress,
        @DefaultValue("30s") Duration longestSpread) {

    LinkSettings {
        if (!helloWithin.isPositive()
                || !enrolledWithin.isPositive()
                || !pingEvery.isPositive()
                || !timeEvery.isPositive()
                || !stalled.isPositive()
                || silence.compareTo(pingEvery) <= 0) {
            throw new IllegalArgumentException("berth.link: times are positive, and silence is longer than ping-every");
        }
        if (waiting < 1 || framesPerSecond < 1 || unknown < 1 || unknownPerAddress < 1) {
            throw new IllegalArgumentException("berth.link: limits are at least 1");
        }
    }
}
