package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.FleetTarget;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The barest sweep that Netty can make: connect, close, next, so many at once. It knows nothing when it is done. */
final class BareSweep {
    private final Bootstrap bootstrap;
    private final Iterator<FleetTarget> targets;
    private final CountDownLatch ended;

    private BareSweep(ClientLoop loop, Iterator<FleetTarget> targets, int atOnce, int timeoutMillis) {
        this.targets = targets;
        this.ended = new CountDownLatch(atOnce);
        this.bootstrap = new Bootstrap()
                .group(loop.group())
                .channel(loop.channels())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                .handler(new Mute());
    }

    static void over(ClientLoop loop, Iterator<FleetTarget> targets, int atOnce, int timeoutMillis)
            throws InterruptedException {
        BareSweep sweep = new BareSweep(loop, targets, atOnce, timeoutMillis);
        for (int i = 0; i < atOnce; i++) {
            loop.group().execute(sweep::next);
        }
        sweep.ended.await();
    }

    /** On the one loop alone. */
    private void next() {
        if (!targets.hasNext()) {
            ended.countDown();
            return;
        }
        FleetTarget target = targets.next();
        InetSocketAddress place =
                new InetSocketAddress(Objects.requireNonNull(target.address()), Objects.requireNonNull(target.port()));
        bootstrap.connect(place).addListener((ChannelFutureListener) this::connected);
    }

    private void connected(ChannelFuture done) {
        if (done.isSuccess()) {
            done.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        done.channel().close().addListener(closed -> next());
    }
}
