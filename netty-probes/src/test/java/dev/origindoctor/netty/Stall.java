package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.line.Transport;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds an event loop busy until it is let go. */
final class Stall {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    /** The loop is held by a task, after those that it has already. */
    static Stall byTask(EventLoopGroup loop) {
        Stall stall = new Stall();
        loop.execute(stall::hold);
        return stall;
    }

    /** The loop is held while it reads from sockets, so that its timers are due before it looks at sockets again. */
    static Stall byReading(EventLoopGroup loop, Transport transport, Endpoint talkative) {
        Stall stall = new Stall();
        new Bootstrap()
                .group(loop)
                .channelFactory(transport.streams())
                .handler(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        ReferenceCountUtil.release(message);
                        stall.hold();
                        context.close();
                    }
                })
                .connect(talkative.socketAddress());
        return stall;
    }

    private void hold() {
        begun.countDown();
        try {
            assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Stall begun() throws InterruptedException {
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        return this;
    }

    /** Lets the loop go once the deadline has passed. */
    void untilPassed(Deadline deadline) {
        while (!deadline.passed()) {
            Thread.onSpinWait();
        }
        end();
    }

    void end() {
        end.countDown();
    }
}
