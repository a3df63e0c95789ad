package dev.berth.agent.enrolment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version of this agent, as its build says. */
@Component
public class AgentVersion {
    private final String value;

    AgentVersion(ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        String version = known == null ? null : known.getVersion();
        this.value = version == null ? "development" : version;
    }

    public String value() {
        return value;
    }
}
