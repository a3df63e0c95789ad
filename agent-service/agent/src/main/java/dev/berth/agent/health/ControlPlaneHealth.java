package dev.berth.agent.health;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.assignment.AssignmentReader;
import dev.berth.agent.enrolment.Enrolment;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Told, not judged: a node that hears nobody goes on with what it knows. */
@Component("controlPlane")
class ControlPlaneHealth implements HealthIndicator {
    private final Enrolment enrolment;
    private final AssignedWorkspaces assigned;
    private final AssignmentReader reader;

    ControlPlaneHealth(Enrolment enrolment, AssignedWorkspaces assigned, AssignmentReader reader) {
        this.enrolment = enrolment;
        this.assigned = assigned;
        this.reader = reader;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("enrolled", enrolment.identity().isPresent())
                .withDetail("enrolment", enrolment.standing())
                .withDetail("assignmentComplete", assigned.isComplete())
                .withDetail(
                        "assignmentHeardAt",
                        reader.lastHeard().map(Object::toString).orElse("never"))
                .build();
    }
}
