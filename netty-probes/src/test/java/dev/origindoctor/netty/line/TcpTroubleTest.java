package dev.origindoctor.netty.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.origindoctor.taxonomy.TcpFault;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What NIO's exceptions of a connecting socket are read as. */
class TcpTroubleTest {
    @Test
    void resetBeforeTheConnectionWasLookedAtIsStillAReset() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.configureBlocking(false);
            client.connect(server.getLocalAddress());
            try (SocketChannel accepted = server.accept()) {
                accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            Throwable met = catchThrowable(client::finishConnect);
            assertThat(met).isExactlyInstanceOf(SocketException.class);
            assertThat(TcpTrouble.fromNetwork(met).fault()).isEqualTo(TcpFault.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Network is unreachable", "Das Netzwerk ist nicht erreichbar", "Connection reset"})
    void otherWordsOfABareSocketExceptionAreNoReset(String words) {
        assertThat(TcpTrouble.fromNetwork(new SocketException(words)).fault()).isEqualTo(TcpFault.ADDRESS_UNREACHABLE);
    }

    @Test
    void refusalAndTheKernelsOwnTimeoutAreToldApart() throws Exception {
        Throwable refused;
        try (SocketChannel client = SocketChannel.open()) {
            refused = catchThrowable(() -> client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        }
        assertThat(refused).isInstanceOf(ConnectException.class);
        assertThat(TcpTrouble.fromNetwork(refused).fault()).isEqualTo(TcpFault.REFUSED);
        assertThat(TcpTrouble.fromNetwork(new ConnectException("Connection timed out")))
                .isEqualTo(new TcpFailure(TcpFault.TIMED_OUT, "ETIMEDOUT", null));
    }

    @Test
    void classesThatStandForOneNumberAreReadByTheirClass() {
        assertThat(TcpTrouble.fromNetwork(new NoRouteToHostException("x")).errno())
                .isEqualTo("EHOSTUNREACH");
        assertThat(TcpTrouble.fromNetwork(new BindException("x")).fault()).isEqualTo(TcpFault.PROHIBITED);
    }
}
