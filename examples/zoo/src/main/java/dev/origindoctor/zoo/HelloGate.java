package dev.origindoctor.zoo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at the ClientHello: whom it does not like gets an alert, the others get what stands behind, or a set answer. */
final class HelloGate extends ChannelInboundHandlerAdapter {
    private final Predicate<HelloBytes> likes;
    private final byte[] refusal;
    private final @Nullable Supplier<ChannelHandler> behind;
    private final byte[] answer;

    private HelloGate(
            Predicate<HelloBytes> likes, byte[] refusal, @Nullable Supplier<ChannelHandler> behind, byte[] answer) {
        this.likes = likes;
        this.refusal = refusal;
        this.behind = behind;
        this.answer = answer;
    }

    /** Serves {@code behind} to who names the zoo's name, and answers the others with this alert. */
    static Supplier<ChannelHandler> forName(int alert, Supplier<ChannelHandler> behind) {
        return () -> new HelloGate(
                hello -> Certificates.NAME.equals(hello.serverName()), HelloBytes.alert(alert), behind, new byte[0]);
    }

    /** Serves {@code behind} to who sends no name. */
    static Supplier<ChannelHandler> forNobody(int alert, Supplier<ChannelHandler> behind) {
        return () -> new HelloGate(hello -> hello.serverName() == null, HelloBytes.alert(alert), behind, new byte[0]);
    }

    /** Speaks one old version, as far as the end of its hello. */
    static Supplier<ChannelHandler> forVersion(int version) {
        byte[] answer = HelloBytes.answer(version, Certificates.healthyRsa().getCertificatePath());
        return () -> new HelloGate(hello -> hello.accepts(version), HelloBytes.alert(70), null, answer);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (!likes.test(HelloBytes.read(ByteBufUtil.getBytes(bytes)))) {
            ReferenceCountUtil.release(message);
            context.writeAndFlush(Unpooled.wrappedBuffer(refusal)).addListener(ChannelFutureListener.CLOSE);
        } else if (behind == null) {
            ReferenceCountUtil.release(message);
            context.writeAndFlush(Unpooled.wrappedBuffer(answer));
            context.pipeline().replace(this, null, new TlsServer.Page());
        } else {
            pass(context, message, behind);
        }
    }

    private void pass(ChannelHandlerContext context, Object message, Supplier<ChannelHandler> next) {
        context.pipeline().addLast(next.get());
        context.pipeline().remove(this);
        context.pipeline().fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
