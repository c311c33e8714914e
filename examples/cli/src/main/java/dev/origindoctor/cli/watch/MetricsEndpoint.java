package dev.origindoctor.cli.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.origindoctor.cli.console.WrongInput;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Figures at {@code /metrics} in the text format that Prometheus reads; on loopback unless said otherwise. */
final class MetricsEndpoint implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;

    private MetricsEndpoint(HttpServer server) {
        this.server = server;
    }

    static MetricsEndpoint at(InetAddress address, int port) {
        try {
            MetricsEndpoint endpoint = new MetricsEndpoint(HttpServer.create(new InetSocketAddress(address, port), 16));
            endpoint.server.createContext("/metrics", endpoint::answer);
            endpoint.server.start();
            return endpoint;
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongInput("--metrics-port " + port + ": cannot be listened on (" + e.getMessage() + ")", e);
        }
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = registry.scrape(TEXT).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TEXT);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
