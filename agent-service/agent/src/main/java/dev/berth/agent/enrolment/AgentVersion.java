package dev.berth.agent.enrolment;

/** The version of this agent, as its jar says. */
public record AgentVersion(String value) {
    public static AgentVersion ofThisBuild() {
        String version = AgentVersion.class.getPackage().getImplementationVersion();
        return new AgentVersion(version == null ? "development" : version);
    }
}
