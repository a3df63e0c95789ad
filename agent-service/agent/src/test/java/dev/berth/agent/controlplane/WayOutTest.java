package dev.berth.agent.controlplane;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.berth.agent.testing.ConnectProxy;
import dev.berth.agent.testing.FakeControlPlane;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayOutTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void each_scheme_has_its_proxy_and_this_machine_has_none() {
        var proxies = new ProxyOfEnvironment(
                Optional.of(URI.create("http://one:3128")),
                Optional.of(URI.create("http://two")),
                List.of(".campus.example", "berth.example"));
        assertThat(proxies.select(URI.create("wss://berth.example.org/x")))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("one", 3128)));
        assertThat(proxies.select(URI.create("http://berth.example.org/")))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("two", 80)));
        for (String direct : List.of(
                "http://127.0.0.1:8080/",
                "http://localhost:8080/",
                "https://[::1]/",
                "https://campus.example/",
                "https://a.campus.example/",
                "https://BERTH.example/")) {
            assertThat(proxies.select(URI.create(direct))).as(direct).containsExactly(Proxy.NO_PROXY);
        }
    }

    @Test
    void a_call_and_a_web_socket_go_through_the_proxy() throws Exception {
        try (var controlPlane = new FakeControlPlane();
                var proxy = new ConnectProxy(controlPlane.port())) {
            HttpClient http = new WayOut(
                            Optional.empty(), Optional.of(URI.create(proxy.url())), List.of(), Optional.empty())
                    .client();
            var throughProxy = new ControlPlane(URI.create("http://berth.invalid"), http);
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols("any")
                    .buildAsync(throughProxy.linkAddress(), new WebSocket.Listener() {})
                    .get(10, SECONDS);
            socket.abort();
            http.shutdownNow();
            assertThat(proxy.asked()).contains("CONNECT berth.invalid:80");
            assertThat(controlPlane.links).hasValue(1);
        }
    }

    @Test
    void only_the_authority_of_the_file_is_trusted_and_only_for_its_host() throws Exception {
        HttpsServer server = serverWithItsOwnAuthority("127.0.0.1");
        try {
            URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            assertThat(ask(address, Optional.of(folder.resolve("ca.pem")))).isInstanceOf(ControlPlane.Answer.Ok.class);
            assertThat(ask(address, Optional.empty())).isInstanceOf(ControlPlane.Answer.Unreachable.class);
            URI otherName =
                    URI.create("https://localhost:" + server.getAddress().getPort());
            assertThat(ask(otherName, Optional.of(folder.resolve("ca.pem"))))
                    .isInstanceOf(ControlPlane.Answer.Unreachable.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_without_a_certificate_is_refused_at_the_start() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> new WayOut(Optional.empty(), Optional.empty(), List.of(), Optional.of(empty)).client())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BERTH_CA_FILE");
    }

    private static ControlPlane.Answer ask(URI address, Optional<Path> authority) throws InterruptedException {
        HttpClient http = new WayOut(Optional.empty(), Optional.empty(), List.of(), authority).client();
        try {
            return new ControlPlane(address, http).get("/", PATIENCE);
        } finally {
            http.shutdownNow();
        }
    }

    private HttpsServer serverWithItsOwnAuthority(String host) throws Exception {
        Path store = folder.resolve("keys.p12");
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=any", "-ext", "san=ip:" + host);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-file",
                folder.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", it -> {
            it.sendResponseHeaders(200, -1);
            it.close();
        });
        server.start();
        return server;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "secret"));
        Process tool = new ProcessBuilder(command).inheritIO().start();
        assertThat(tool.waitFor(30, SECONDS)).isTrue();
        assertThat(tool.exitValue()).isZero();
    }
}
