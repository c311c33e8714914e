package dev.origindoctor.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Runs what docs/embedding.md says of frameworks in the frameworks themselves, as far as they are here. */
@Timeout(120)
class FrameworksTest {
    private static Zoo zoo;
    private static Endpoint closedPort;

    @BeforeAll
    static void open() {
        zoo = Zoo.open();
        closedPort = zoo.start(TcpMisbehaviour.CLOSED_PORT);
    }

    @AfterAll
    static void close() {
        zoo.close();
    }

    @Configuration
    @EnableAutoConfiguration
    @Import({SpringWiring.OriginDoctorConfiguration.class, SpringWiring.OriginController.class})
    static class Application {
        @Bean
        Sites sites() {
            return FrameworksTest::question;
        }
    }

    /** The same, where origins may stand on this machine. */
    @Configuration
    @Import(Application.class)
    static class AtHome {
        @Bean(destroyMethod = "close")
        @Primary
        OriginDoctor nearby() {
            return OriginDoctor.with(NettyProbes.builder()
                    .targetPolicy(TargetPolicy.everything())
                    .build());
        }
    }

    @Test
    void springAnswersWithTheDiagnosisAndItsStages() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = spring(AtHome.class)) {
            int port = port(context);
            assertThat(get(port, "/origins/shop.example").body()).contains("\"tcp.refused\"");
            assertThat(get(port, "/origins/shop.example/stages").body())
                    .startsWith("data:tcp ")
                    .contains("Connection refused");
        }
    }

    @Test
    void springKeepsToItselfWhichAddressWasRefusedAndClosesTheDoctor() throws IOException, InterruptedException {
        OriginDoctor opened;
        try (ConfigurableApplicationContext context = spring(Application.class)) {
            HttpResponse<String> refused = get(port(context), "/origins/shop.example");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).isEmpty();
            opened = context.getBean(OriginDoctor.class);
        }
        assertThatThrownBy(() -> opened.diagnose(question("shop.example")).join())
                .hasStackTraceContaining("IllegalStateException");
    }

    @Test
    void vertxLendsItsLoops() throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            OriginVerticle nearby = new OriginVerticle(FrameworksTest::question, TargetPolicy.everything());
            OriginVerticle strict = new OriginVerticle(FrameworksTest::question, TargetPolicy.publicOnly());
            String deployed = vertx.deployVerticle(nearby).await();
            vertx.deployVerticle(strict).await();
            assertThat(get(nearby.port(), "/?host=shop.example").body()).contains("\"tcp.refused\"");
            assertThat(get(strict.port(), "/?host=shop.example").statusCode()).isEqualTo(403);
            vertx.undeploy(deployed).await();
            assertThat(get(strict.port(), "/?host=shop.example").statusCode()).isEqualTo(403);
        } finally {
            vertx.close().await();
        }
    }

    /** Without its framework: what the annotations say is compiled, what the methods do is run. */
    @Test
    void quarkusWiringAnswers() {
        QuarkusWiring.OriginDoctors doctors = new QuarkusWiring.OriginDoctors();
        OriginDoctor doctor = doctors.open();
        assertThatThrownBy(() -> new QuarkusWiring.OriginResource(doctor, FrameworksTest::question)
                        .diagnosis("shop.example")
                        .toCompletableFuture()
                        .join())
                .hasStackTraceContaining("TargetRefusedException");
        doctors.close(doctor);
    }

    private static ConfigurableApplicationContext spring(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.REACTIVE)
                .properties("server.port=0", "server.address=localhost", "spring.main.banner-mode=off")
                .run();
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static Question question(String host) {
        return Question.about(host)
                .origin(closedPort)
                .port(closedPort.port())
                .sslMode(SslMode.FLEXIBLE)
                .viaEdge(ViaEdge.OFF)
                .samples(1)
                .build();
    }
}
