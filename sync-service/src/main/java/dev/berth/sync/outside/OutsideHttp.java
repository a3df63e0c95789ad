package dev.berth.sync.outside;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The one client for calls to other people's servers. Apache's, because it lets us decide what a name resolves to. */
@Component
public class OutsideHttp {
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outside-deadlines").daemon().factory());
    private final Duration wholeWithin;
    private final long largest;

    @Autowired
    OutsideHttp(OutsideSettings settings) {
        this(
                settings,
                new PublicDns(SystemDefaultDnsResolver.INSTANCE, settings.privateAddresses(), settings.trusted()));
    }

    /** @param judge of what is called at all */
    OutsideHttp(OutsideSettings settings, DnsResolver judge) {
        this.wholeWithin = settings.wholeWithin();
        this.largest = settings.largest().toBytes();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(judge)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectWithin()))
                        .setSocketTimeout(Timeout.of(settings.answerWithin()))
                        .setTimeToLive(1, TimeUnit.MINUTES)
                        .build())
                .setMaxConnPerRoute(4)
                .setMaxConnTotal(32)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.answerWithin()))
                        .setConnectionRequestTimeout(Timeout.of(settings.answerWithin()))
                        .setMaxRedirects(5)
                        .build())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setUserAgent("Berth")
                .build();
    }

    /** @param headers by their names in lower case */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return send(new HttpUriRequestBase("GET", address), headers);
    }

    public Answer post(URI address, Map<String, String> headers, HttpEntity body) throws IOException {
        var request = new HttpUriRequestBase("POST", address);
        request.setEntity(body);
        return send(request, headers);
    }

    private Answer send(HttpUriRequestBase request, Map<String, String> headers) throws IOException {
        String scheme = String.valueOf(request.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme)) {
            throw new IOException("Only http and https are called, not " + scheme);
        }
        headers.forEach(request::setHeader);
        return withinDeadline(request);
    }

    /** The client's own time-outs only bound how long a server is silent: one that sends a byte now and then has no end. */
    private Answer withinDeadline(HttpUriRequestBase request) throws IOException {
        var late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                wholeWithin.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> answer(request, response));
        } catch (IOException | RuntimeException failed) { // aborted before it connects, the client throws the latter
            if (late.get()) {
                throw new SocketTimeoutException("The call took longer than " + wholeWithin);
            }
            throw failed;
        } finally {
            deadline.cancel(false);
        }
    }

    private Answer answer(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        var headers = new TreeMap<String, String>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new Answer(response.getCode(), headers, body(request, response));
    }

    private byte[] body(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        try (InputStream content = response.getEntity().getContent()) {
            byte[] body = content.readNBytes((int) largest + 1);
            if (body.length > largest) {
                request.abort(); // or closing would read all the rest, which may have no end
                throw new TooLarge(largest);
            }
            return body;
        }
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
