package dev.origindoctor.benchmarks;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Zoo;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a request on a fresh connection costs: our probe, the barest client with Netty's codec, and the JDK's own client,
 * asking one server for one page. the client figure is the processor time of the client's event loop, and for the
 * JDK's client, which has threads of its own, that of every thread but the server's. Look at the ratios.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HttpProbeBenchmark {
    private static final int CROWD = 200;
    private static final int ADDRESSES = 32;
    private static final byte[] PAGE = page();

    private final List<Endpoint> targets = new ArrayList<>();
    private final Zoo zoo = Zoo.open();
    private final ClientLoop loop = new ClientLoop();
    private final NettyProbes probes = NettyProbes.builder()
            .eventLoopGroup(loop.group())
            .targetPolicy(TargetPolicy.everything())
            .build();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final HttpClient jdk = HttpClient.newBuilder()
            .executor(workers)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Made by JMH. */
    public HttpProbeBenchmark() {}

    private static byte[] page() {
        String body = "<html><body>" + "hello ".repeat(150) + "</body></html>";
        String head = "HTTP/1.1 200 OK\r\nServer: nginx/1.24.0\r\nDate: Sat, 21 Nov 2026 12:00:00 GMT\r\n"
                + "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length()
                + "\r\nLast-Modified: Mon, 02 Nov 2026 08:00:00 GMT\r\nETag: \"654321\"\r\nConnection: close\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** Starts the servers. */
    @Setup
    public void open() throws UnknownHostException {
        for (int i = 1; i <= ADDRESSES; i++) {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) i});
            targets.add(zoo.serve(address, Server::new).endpoint());
        }
    }

    /** Ends everything. */
    @TearDown
    public void close() {
        probes.close();
        loop.close();
        zoo.close();
        workers.shutdownNow();
    }

    /** Ours. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void probe(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, this::probed);
    }

    private void probed() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        HostName host = HostName.of("shop.example");
        AtOnce.healthy(
                CROWD, i -> probes.request(HttpAsk.of(targets.get(i % ADDRESSES), Scheme.HTTP, host, "/"), deadline));
    }

    /** Netty's codec, and nothing else. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void bareNetty(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, this::bare);
    }

    private void bare() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(CROWD);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop.group())
                .channel(loop.channels())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                        fresh.pipeline().addLast(new HttpClientCodec(), new Client(ended));
                    }
                });
        for (int i = 0; i < CROWD; i++) {
            bootstrap.connect(targets.get(i % ADDRESSES).socketAddress());
        }
        ended.await();
    }

    /** The JDK's client. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void jdkHttpClient(Cpu cpu) throws InterruptedException {
        cpu.count(HttpProbeBenchmark::allButTheServer, CROWD, this::asked);
    }

    private void asked() {
        AtOnce.answers(
                CROWD,
                i -> jdk.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://" + targets.get(i % ADDRESSES) + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static long allButTheServer() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && !thread.getThreadName().startsWith("zoo")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }

    private static final class Client extends ChannelInboundHandlerAdapter {
        private final CountDownLatch ended;

        Client(CountDownLatch ended) {
            this.ended = ended;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
            request.headers()
                    .set(HttpHeaderNames.HOST, "shop.example")
                    .set(HttpHeaderNames.ACCEPT, "*/*")
                    .set(HttpHeaderNames.USER_AGENT, "bare");
            context.writeAndFlush(request);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            if (message instanceof LastHttpContent) {
                context.close().addListener(closed -> ended.countDown());
            }
        }
    }

    /** Answers the first bytes that come with the page, and closes. */
    private static final class Server extends ChannelInboundHandlerAdapter {
        private boolean answered;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            if (!answered) {
                answered = true;
                context.writeAndFlush(Unpooled.wrappedBuffer(PAGE)).addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
