/** The probes of Origin Doctor on Netty: everything that goes over a wire. */
@org.jspecify.annotations.NullMarked
module dev.origindoctor.netty {
    requires static org.jspecify;
    requires transitive dev.origindoctor.model;
    requires java.management;
    requires jdk.management;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.dns;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.slf4j;

    exports dev.origindoctor.netty;
}
