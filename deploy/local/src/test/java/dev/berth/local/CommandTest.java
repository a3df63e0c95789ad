package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @Test
    void upKnowsItsOptions() {
        assertThat(Command.parse(List.of("up", "--fresh", "--yes"))).isEqualTo(new Command.Up(true, true));
    }

    @Test
    void testIsWholeOrQuick() {
        assertThat(Command.parse(List.of("test"))).isEqualTo(new Command.Test(false));
        assertThat(Command.parse(List.of("test", "--quick"))).isEqualTo(new Command.Test(true));
    }

    @Test
    void logsTakesAPartAndFollows() {
        assertThat(Command.parse(List.of("logs", "-f", "booking"))).isEqualTo(new Command.Logs("booking", true));
    }

    @Test
    void anAgentIsToldWhereItsControlPlaneIs() {
        assertThat(Command.parse(List.of("agent", "https://berth.example/")))
                .isEqualTo(new Command.Agent(URI.create("https://berth.example")));
    }

    @Test
    void sayingNothingAsksForHelp() {
        assertThat(Command.parse(List.of())).isEqualTo(new Command.Help(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upp",
                "up --fast",
                "down now",
                "logs -x",
                "logs a b",
                "agent",
                "agent berth.example",
                "agent https://a https://b"
            })
    void whatIsNotUnderstoodIsSaidAndNotDone(String line) {
        var command = Command.parse(List.of(line.split(" ")));
        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Help.class, help -> assertThat(help.problem()).isNotEmpty());
    }
}
