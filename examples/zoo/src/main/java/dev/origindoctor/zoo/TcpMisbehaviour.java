package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What an origin can do before anybody has said a byte. */
public enum TcpMisbehaviour implements Misbehaviour {
    ACCEPTS("accepts connections and waits") {
        @Override
        public Exhibit open(Zoo zoo) {
            return zoo.serve(Silent::new);
        }
    },
    CLOSED_PORT("nobody listens: every connection is refused") {
        @Override
        public Exhibit open(Zoo zoo) {
            return closedPort();
        }
    },
    CLOSES_AT_ONCE("accepts a connection and closes it without a word") {
        @Override
        public Exhibit open(Zoo zoo) {
            return zoo.serve(() -> new OnceActive(Channel::close));
        }
    },
    RESETS_AT_ONCE("accepts a connection and resets it without a word") {
        @Override
        public Exhibit open(Zoo zoo) {
            return zoo.serve(() -> new OnceActive(TcpMisbehaviour::reset));
        }
    },
    SPEAKS_FIRST("accepts a connection and greets, as a mail server does") {
        @Override
        public Exhibit open(Zoo zoo) {
            return zoo.serve(() -> new OnceActive(TcpMisbehaviour::greet));
        }
    },
    GREETS_AND_CLOSES("accepts a connection, says one line and closes") {
        @Override
        public Exhibit open(Zoo zoo) {
            return zoo.serve(() -> new OnceActive(channel -> {
                greet(channel);
                channel.close();
            }));
        }
    },
    SHUTS_DOWN_LATER("accepts a connection and closes it after two seconds") {
        @Override
        public Exhibit open(Zoo zoo) {
            return zoo.serve(() -> new OnceActive(
                    channel -> channel.eventLoop().schedule(() -> channel.close(), 2, TimeUnit.SECONDS)));
        }
    },
    SLOW_ACCEPT("lets the kernel make connections, and takes them up one a second") {
        @Override
        public Exhibit open(Zoo zoo) {
            return new SlowAccept().exhibit();
        }
    },
    FULL_ACCEPT_QUEUE("listens but never accepts, and its queue is full: silence") {
        @Override
        public Exhibit open(Zoo zoo) {
            return fullQueue();
        }
    };

    private final String story;

    TcpMisbehaviour(String story) {
        this.story = story;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String story() {
        return story;
    }

    private static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    private static void greet(Channel channel) {
        byte[] line = "220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII);
        channel.writeAndFlush(Unpooled.wrappedBuffer(line));
    }

    /** A port that is bound, so that nobody else gets it, and listens to nobody. */
    private static Exhibit closedPort() {
        try {
            SocketChannel holder = SocketChannel.open();
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) holder.getLocalAddress()).getPort();
            return new Exhibit(new Endpoint(InetAddress.getLoopbackAddress(), port), () -> closeAll(List.of(holder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A backlog of one holds two connections on Linux; the next SYN gets no answer. */
    private static Exhibit fullQueue() {
        List<AutoCloseable> held = new ArrayList<>();
        try {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(server);
            for (int i = 0; i < 4; i++) {
                SocketChannel filler = SocketChannel.open();
                held.add(filler);
                filler.configureBlocking(false);
                filler.connect(server.getLocalSocketAddress());
            }
            return new Exhibit(new Endpoint(server.getInetAddress(), server.getLocalPort()), () -> closeAll(held));
        } catch (IOException e) {
            closeAll(held);
            throw new UncheckedIOException(e);
        }
    }

    private static void closeAll(List<? extends AutoCloseable> resources) {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Silent extends ChannelInboundHandlerAdapter {}

    private static final class OnceActive extends ChannelInboundHandlerAdapter {
        private final Consumer<Channel> deed;

        OnceActive(Consumer<Channel> deed) {
            this.deed = deed;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            deed.accept(context.channel());
        }
    }
}
