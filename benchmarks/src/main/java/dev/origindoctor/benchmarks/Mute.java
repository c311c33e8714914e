package dev.origindoctor.benchmarks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Says nothing and hears nothing, on either side; a client that resets its connection is no news. */
final class Mute extends ChannelInboundHandlerAdapter {
    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
